import type { Queue, QueueRow } from '../../../client/rooms/review/review.types.ts';

const DAY_MS = 24 * 60 * 60_000;
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS - 1000).toISOString();

const person = (id: string, name: string | null, number = 1) => ({ id, name, number });
export const RUTH = person('t-ruth', 'Ruth Adeyemi');
const INES = person('p-ines', 'Inés Calder');

export const row = (of: Partial<QueueRow> = {}): QueueRow => ({
  id: 'r-ines',
  learner: INES,
  version: 2,
  look: 'first',
  asked: false,
  title: 'On Side',
  submittedAt: daysAgo(9),
  state: 'waiting',
  claim: null,
  begun: false,
  closed: false,
  released: null,
  ...of,
});

export const claimBy = (by: QueueRow['learner'], own: boolean): NonNullable<QueueRow['claim']> => ({
  by,
  own,
  at: daysAgo(0),
  until: new Date(Date.now() + 1_800_000).toISOString(),
  asked: null,
});

export const list = (rows: QueueRow[], more: Partial<Queue> = {}): Queue => ({
  counts: { waiting: rows.length, mine: 0, released: 0 },
  rows,
  next: null,
  ...more,
});
