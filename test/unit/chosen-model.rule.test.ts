import { describe, expect, it } from 'vitest';
import type { Row } from '../../server/content/shape.rule.ts';
import {
  addedBy,
  cardOf,
  withOptions,
  type ChosenModel,
  type OptionTables,
} from '../../server/rooms/business-case/chosen-model.rule.ts';

const row = (key: string, cells: Row['cells']): Row => ({ key, cells });
const BEFORE: OptionTables = {
  criteria: [row('c1', { criterion: 'Fit with need', weight: 2 })],
  rows: [row('do-nothing', { option: 'Do nothing' })],
  scores: [row('s1', { option: 'do-nothing', criterion: 'c1', score: 0 })],
};
const CHOSEN: ChosenModel = {
  name: 'Circle',
  own: { parents: 'Peers', left: '', sign: 'Two stay away' },
  reasons: 'They meet anyway.',
  criteria: [
    { name: 'FIT with need', weight: 5 },
    { name: 'Cost', weight: null },
    { name: ' ', weight: 3 },
  ],
  options: [
    { name: 'Circle', verdict: 'Yes', scores: [4, 3, 5] },
    { name: 'do nothing ', verdict: 'No', scores: [1, null, null] },
  ],
};
const MOST = { criteria: 10, rows: 8, scores: 80 };
function put(before: OptionTables, most = MOST) {
  let made = 0;
  return withOptions(before, CHOSEN, { newKey: () => `new-${(made += 1)}`, most });
}

describe('[N5] what was chosen in the model chooser, as rows', () => {
  it('adds what is not there by its name, with scores for pairs that have none, and changes no row that stands', () => {
    const after = put(BEFORE);
    expect(after.criteria.map(({ cells }) => cells)).toEqual([
      { criterion: 'Fit with need', weight: 2 },
      { criterion: 'Cost' },
    ]);
    expect(after.rows.map(({ cells }) => cells)).toEqual([
      { option: 'Do nothing' },
      { option: 'Circle', verdict: 'Yes' },
    ]);
    expect(after.scores.slice(1).map(({ cells }) => cells)).toEqual([
      { option: after.rows[1]?.key, criterion: 'c1', score: 4 },
      { option: after.rows[1]?.key, criterion: after.criteria[1]?.key, score: 3 },
    ]);
    expect(after.scores[0]).toBe(BEFORE.scores[0]);
    expect(addedBy(BEFORE, after)).toEqual({ criteria: 1, options: 1, scores: 2 });
  });

  it('put in twice is put in once', () => {
    const once = put(BEFORE);
    expect(addedBy(once, put(once))).toEqual({ criteria: 0, options: 0, scores: 0 });
  });

  it('takes no more rows than a table has room for, and scores none that has no row', () => {
    const after = put(BEFORE, { criteria: 1, rows: 1, scores: 80 });
    expect(after).toEqual(BEFORE);
  });

  it('fills in the one row of a model card with what was said of it, and none that somebody wrote on', () => {
    expect(cardOf([], CHOSEN)).toEqual({ name: 'Circle', parents: 'Peers', sign: 'Two stay away' });
    expect(cardOf([row('one', { name: '', sessions: 5 })], { ...CHOSEN, own: null })).toEqual({
      name: 'Circle',
    });
    expect(cardOf([row('one', { name: 'Mine' })], CHOSEN)).toBeUndefined();
  });
});
