import { nameKey, shownName } from '../shown-name.rule.ts';
import { changeRows } from './batches.ts';
import type { Migration } from './migrate.ts';

/** People carry what makes two names look the same, and whether a trainer has put them aside: pages are found by both. */
export const namesAndPlaces: Migration = {
  number: 5,
  name: 'Names that look the same are known, and people have a place in the cohort',
  async run(rows, goOn) {
    await changeRows(
      rows.collection('enrolments'),
      { aside: { $exists: false } },
      {
        goOn,
        change: ({ _id, name, seenInRoster }) => {
          const fields = {
            aside: null,
            nameKey: nameKey(shownName(name)),
            nameFromRoster: (seenInRoster ?? null) !== null && (name ?? null) !== null,
          };
          return [{ updateOne: { filter: { _id, aside: { $exists: false } }, update: { $set: fields } } }];
        },
      },
    );
  },
};
