import { computedCells, isAnswered, rowsOf, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import type { FieldOf, Lang } from './forms.types.ts';

/** Rows with something in them, and what is worked out in each. */
export const filledCells = (field: FieldOf<'table'>, value: unknown, lang: Lang): Row[] =>
  rowsOf(value)
    .filter(({ cells }) => Object.values(cells).some(isAnswered))
    .map((row) => ({ ...row, cells: { ...row.cells, ...computedCells(field.columns, row.cells, lang) } }));
