import { expect, it } from 'vitest';
import { closeAsk, withAsk } from '../../server/rooms/hours/ask.rule.ts';
import type { Ask } from '../../server/rooms/hours/log.types.ts';

const now = new Date('2026-03-20T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const made = (id: string): Ask => ({
  id,
  hash: id,
  codeHash: null,
  codeUntil: null,
  of: { entry: id },
  who: 'mentee',
  asker: null,
  askedAt: now,
  until: minutes(30_000),
  closed: null,
});

it('a log keeps three hundred closed questions, the last ones, and every open one', () => {
  const open = made('open');
  const closed = Array.from({ length: 300 }, (_, at) => closeAsk(made(`c${at}`), 'revoked', minutes(-at)));
  const full = withAsk([open, ...closed], made('one'), now);
  expect(full).toHaveLength(302);
  const after = withAsk([...full, closeAsk(made('newest'), 'revoked', minutes(1))], made('two'), minutes(2));
  expect(after.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['open', 'one', 'two', 'newest', 'c0', 'c298']),
  );
  expect(after.map(({ id }) => id)).not.toContain('c299');
  expect(after).toHaveLength(303);
});
