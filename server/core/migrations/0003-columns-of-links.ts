import { changeRows } from './batches.ts';
import type { Migration, Rows } from './migrate.ts';

/**
 * The column of a link stood on its run, where the next link overwrote it, and could take the numbers of the whole
 * course. It is kept with its link now; the next launch of each link brings it. Numbers that were passed over because
 * their person was not graded yet wait from now on: those of the past are noted once more.
 */
async function setRight(rows: Rows, goOn: () => void): Promise<void> {
  await rows
    .collection('runs')
    .updateMany({ 'ags.lineitem': { $exists: true } }, { $unset: { 'ags.lineitem': 1 } });
  const scores = rows.collection('scores');
  const noted = new Set<string>();
  for await (const { run, person } of scores.find({ lineItem: 'guided-minutes' }))
    noted.add(`${run} ${person}`);
  await changeRows(
    rows.collection('progress'),
    { pending: null, testUser: false, 'tally.minutesDone': { $gt: 0 } },
    {
      goOn,
      change: ({ _id, run, person, tally, revision }) => {
        if (noted.has(`${run} ${person}`)) return [];
        const { minutesDone, lastStepAt } = tally as { minutesDone: number; lastStepAt: Date | null };
        const pending = { minutes: minutesDone, changedAt: lastStepAt ?? new Date(0), dueAt: new Date(0) };
        return [{ updateOne: { filter: { _id, revision, pending: null }, update: { $set: { pending } } } }];
      },
    },
  );
}

export const columnsOfLinks: Migration = {
  number: 3,
  name: 'Columns belong to links, and no number is passed over',
  run: setRight,
};

/** What an older process wrote meanwhile, and the platform's ids that only it read in the outbox. */
export const columnsOfRunsGo: Migration = {
  number: 4,
  name: 'Columns of runs go',
  after: { number: 3, hours: 1 },
  async run(rows, goOn) {
    await setRight(rows, goOn);
    await rows.collection('scores').updateMany({ sub: { $exists: true } }, { $unset: { sub: 1 } });
  },
};
