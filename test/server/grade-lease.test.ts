import { expect, it } from 'vitest';
import { LineItemStore } from '../../server/rooms/grade/line-item.store.ts';
import { outboxKit } from './grade-kit.ts';

/** Two processes on one outbox, with a gradebook that a test can hold up: no LMS is as slow as is needed here. */
const scope = { tenant: 'tenant-a', run: 'run-a' };
const { outbox, clock, database, forward } = await outboxKit();

function process(name: string, posts: string[], onLookUp: () => Promise<void> = async () => undefined) {
  return outbox({
    async column() {
      await onLookUp();
      return { url: 'https://lms.example/column/1', label: '' };
    },
    async post(_run, _column, score) {
      posts.push(`${name} ${score.value}`);
      return { kind: 'sent' };
    },
  });
}

it('a process that was held up past its lease sends nothing: the score is another’s by then', async () => {
  const posts: string[] = [];
  const quick = process('quick', posts);
  const slow = process('slow', posts, async () => {
    // Six minutes for a look through the columns: row and column are free again, and the other process takes both.
    forward(6 * 60_000);
    expect(await quick.sendDue()).toBe(true);
  });
  await slow.schedule(scope, {
    lineItem: 'guided-minutes',
    person: 'tom',
    value: 10,
    final: true,
    comment: null,
    changedAt: clock.now(),
    revision: 1,
  });
  forward(2500);
  expect(await slow.sendDue()).toBe(true);
  expect(posts).toEqual(['quick 10']);
  expect(await slow.sendDue()).toBe(false);
  expect((await slow.overview(scope)).counts).toMatchObject({ waiting: 0, sent: 1, stopped: 0 });
});

it('scores wait for a column that another process makes, as long as it takes, and none counts as failed', async () => {
  const posts: string[] = [];
  const own = { tenant: 'tenant-b', run: 'run-b' };
  const columns = new LineItemStore(database.connection);
  const waiting = process('waiting', posts);
  // A process that died while it was at it: the column is free again after five minutes.
  expect(await columns.claim(own, 'guided-minutes', clock.now())).toEqual(expect.any(String));
  const score = { lineItem: 'guided-minutes', value: 7, final: true, comment: null } as const;
  await waiting.schedule(own, { ...score, person: 'ines', changedAt: clock.now(), revision: 1 });
  for (let tries = 0; tries < 40; tries += 1) {
    forward(5500);
    expect(await waiting.sendDue()).toBe(true);
    expect(await waiting.overview(own)).toMatchObject({ counts: { waiting: 1, stopped: 0 }, troubled: [] });
  }
  expect(posts).toEqual([]);
  forward(5 * 60_000);
  expect(await waiting.sendDue()).toBe(true);
  expect(posts).toEqual(['waiting 7']);
});
