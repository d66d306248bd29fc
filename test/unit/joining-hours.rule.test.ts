import { expect, it } from 'vitest';
import { joined, parted } from '../../server/rooms/hours/joining.rule.ts';
import type { Entry } from '../../server/rooms/hours/log.types.ts';
import { entryRow, relationshipRow } from '../server/hours-rows.ts';

const log = (entries: Entry[], more: object = {}) => ({
  relationships: [],
  entries,
  closures: [],
  plan: null,
  ...more,
});
const ids = ({ entries }: { entries: readonly Entry[] }) => entries.map(({ id }) => id);

const mine = log([entryRow('mine', '2026-02-02T10:00:00Z')], {
  relationships: [relationshipRow('a', { label: 'M1' })],
});
const theirs = log(
  [
    entryRow('same-hour', '2026-02-02T10:30:00Z', { relationship: 'b' }),
    entryRow('theirs', '2026-02-03T10:00:00Z', { relationship: 'b' }),
  ],
  {
    relationships: [relationshipRow('b', { label: 'M1' })],
    plan: { mentees: 4, sessions: 6, minutes: 75, aroundMin: 30 },
  },
);

it('two logs of one person become one: no hour twice, no label twice, and doing it again adds nothing', () => {
  const once = joined(mine, theirs);
  expect(ids(once)).toEqual(['mine', 'theirs']);
  expect(once.relationships.map(({ id, label }) => [id, label])).toEqual([
    ['a', 'M1'],
    ['b', 'M2'],
  ]);
  expect(once.plan).toEqual(theirs.plan);
  expect(joined(once, theirs)).toEqual(once);
});

it('parting takes away what came from the other, and leaves what was changed since', () => {
  const once = joined(mine, theirs);
  expect(parted(once, theirs)).toEqual({ ...mine, closures: [], plan: null });
  const changed = once.entries.map((one) => (one.id === 'theirs' ? { ...one, revision: 2 } : one));
  const kept = parted({ ...once, entries: changed }, theirs);
  expect(ids(kept)).toEqual(['mine', 'theirs']);
  // Its relationship stays with it.
  expect(kept.relationships.map(({ id }) => id)).toEqual(['a', 'b']);
});
