import type { Row } from '../../content/shape.rule.ts';
import { namesIn, rowsAt, TABLES, textIn } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import { isFarFrom, reviewDays } from './timeline.rule.ts';

type Cells = Row['cells'];

/** Rows that follow from other tables and that nobody should have to copy out: offered, never put in by themselves. */
export function proposedRows(whole: WholeCase, name: string): Cells[] {
  if (name === TABLES.scores) return openScores(whole);
  return name === TABLES.evaluation ? openCriteria(whole) : [];
}

/** One criterion at a time across all options, as they are best scored. */
function openScores(whole: WholeCase): Cells[] {
  const scored = new Set(
    rowsAt(whole, TABLES.scores).map((row) => `${textIn(row, 'option')}/${textIn(row, 'criterion')}`),
  );
  const options = rowsAt(whole, TABLES.options).filter((row) => textIn(row, 'option') !== '');
  return rowsAt(whole, TABLES.weights)
    .filter((row) => textIn(row, 'criterion') !== '')
    .flatMap((criterion) => options.map((option) => ({ option: option.key, criterion: criterion.key })))
    .filter(({ option, criterion }) => !scored.has(`${option}/${criterion}`));
}

/** A success criterion says already how it is measured, by whom, and where it looks. */
function openCriteria(whole: WholeCase): Cells[] {
  const covered = new Set(rowsAt(whole, TABLES.evaluation).flatMap((row) => namesIn(row, 'criterion')));
  return rowsAt(whole, TABLES.criteria)
    .filter((row) => textIn(row, 'statement') !== '' && !covered.has(row.key))
    .map((row) => ({
      criterion: [row.key],
      ...said(row, 'quadrant', 'quadrant'),
      ...said(row, 'measure', 'method'),
      ...said(row, 'owner_role', 'owner_role'),
      ...onDay(row),
    }));
}

function said(row: Row, from: string, to: string): Cells {
  const text = textIn(row, from);
  return text === '' ? {} : { [to]: text };
}

/** It is looked at when it is due. */
const onDay = (row: Row): Cells =>
  textIn(row, 'due_date') === '' ? {} : { timing: 'days', first_on: textIn(row, 'due_date') };

/** Reviews without a day, or left behind by a launch that moved, each with its day by the launch (rule B13). */
export const proposedDays = (rows: readonly Row[]): Map<string, string> =>
  new Map(
    [...reviewDays(rows)].filter(([key, due]) => {
      const row = rows.find((one) => one.key === key);
      const day = row && textIn(row, 'end');
      return day !== undefined && (day === '' || isFarFrom(day, due));
    }),
  );
