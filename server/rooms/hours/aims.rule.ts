import type { Aim } from './log.types.ts';
import { rowsIn, textIn, type Values } from './paper-values.rule.ts';

/** Aims of a relationship through its papers: as they were first agreed, and as they are by now (S4.12). */

/** Objectives of an agreement, as far as they are written. */
export const aimsIn = (values: Values): Aim[] =>
  rowsIn(values, 'objectives').flatMap(({ key, cells }) => {
    const objective = textIn(cells, 'objective');
    const by = textIn(cells, 'by_when');
    return objective === ''
      ? []
      : [{ key, objective, sign: textIn(cells, 'sign'), by: by === '' ? null : by }];
  });

/** What a mid-point review made of them: kept, worded anew, dropped, and those that came to it. */
export function aimsAfter(aims: readonly Aim[], review: Values): Aim[] {
  return rowsIn(review, 'objectives_now').flatMap(({ key, cells }) => {
    const before = aims.find((one) => one.key === key) ?? { key, objective: '', sign: '', by: null };
    const wording =
      cells['decision'] === 'change' ? textIn(cells, 'new_wording') : textIn(cells, 'objective');
    return cells['decision'] === 'drop' || wording === '' ? [] : [{ ...before, objective: wording }];
  });
}

/** Rows with which a review begins: the aims as they were first agreed. */
export const reviewRows = (aims: readonly Aim[]): { key: string; cells: { objective: string } }[] =>
  aims.map(({ key, objective }) => ({ key, cells: { objective } }));
