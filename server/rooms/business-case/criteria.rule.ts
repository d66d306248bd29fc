import type { Row } from '../../content/shape.rule.ts';
import { namesIn, numberIn, placeOf, rowsAt, TABLES, textIn } from './case-tables.rule.ts';
import type { WholeCase } from './case.types.ts';
import type { Missing } from './missing.types.ts';

/** Success criteria, as far as a case that is handed in needs them (rule B3). */

const LEAST = 3;
/** Smaller groups are shown as counts: one person of eleven is nine per cent (rule B12). */
const FEW = 20;

/** A row that says what would be different; one that only has a level is not a criterion yet. */
const criteriaOf = (whole: WholeCase): Row[] =>
  rowsAt(whole, TABLES.criteria).filter((row) => textIn(row, 'statement') !== '');

export function missingCriteria(whole: WholeCase): Missing[] {
  const criteria = criteriaOf(whole);
  const at = placeOf(TABLES.criteria);
  const found: Missing[] = [];
  if (criteria.length < LEAST)
    found.push({
      code: 'too-few-criteria',
      ...at,
      stops: true,
      data: { count: criteria.length, least: LEAST },
    });
  if (criteria.length > 0 && !criteria.some(isAboveReaction))
    found.push({ code: 'only-reaction', ...at, stops: true });
  return [...found, ...criteria.flatMap((row) => [...missingBaseline(row), ...percentages(row)])];
}

/** Every criterion is read by somebody on some day: it stands in a row of the evaluation. */
export function missingEvaluation(whole: WholeCase): Missing[] {
  const covered = new Set(rowsAt(whole, TABLES.evaluation).flatMap((row) => namesIn(row, 'criterion')));
  return criteriaOf(whole)
    .filter(({ key }) => !covered.has(key))
    .map((row) => ({ code: 'no-evaluation', ...placeOf(TABLES.evaluation), stops: true, data: named(row) }));
}

const named = (row: Row) => ({ name: textIn(row, 'statement') });

const isAboveReaction = (row: Row): boolean => !['', 'reaction'].includes(textIn(row, 'level'));

/** Known, or with the day by which it is. */
function missingBaseline(row: Row): Missing[] {
  const toFind = textIn(row, 'baseline_status') === 'to-find';
  const column = toFind ? 'find_by' : 'baseline_value';
  if (textIn(row, column) !== '' || (!toFind && numberIn(row, column) !== undefined)) return [];
  const code = toFind ? 'find-by' : 'baseline';
  return [{ code, ...placeOf(TABLES.criteria), row: row.key, column, stops: true, data: named(row) }];
}

function percentages(row: Row): Missing[] {
  const people = numberIn(row, 'n_expected');
  if (people === undefined || people >= FEW) return [];
  return ['baseline_value', 'target_value', 'actual_value']
    .filter((column) => /\d\s*%/.test(textIn(row, column)))
    .map((column) => ({
      code: 'percentage-of-few',
      ...placeOf(TABLES.criteria),
      row: row.key,
      column,
      stops: false,
      data: { ...named(row), people },
    }));
}
