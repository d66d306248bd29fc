import type { Row } from '../../content/shape.rule.ts';
import { folded } from '../../core/folded.rule.ts';
import { textIn } from './case-tables.rule.ts';

/** What somebody chose in the model chooser of the course, as rows of their case: added to what stands, never over it. */

export interface ChosenModel {
  name: string;
  own: { parents: string; left: string; sign: string } | null;
  reasons: string;
  criteria: readonly { name: string; weight: number | null }[];
  /** Scores in the order of the criteria. */
  options: readonly { name: string; verdict: string; scores: readonly (number | null)[] }[];
}

/** The three tables of the options, with the rows that stand in them on the page. */
export interface OptionTables {
  criteria: readonly Row[];
  rows: readonly Row[];
  scores: readonly Row[];
}

/** How many rows a press would add to each. */
export const addedBy = (before: OptionTables, after: OptionTables) => ({
  criteria: after.criteria.length - before.criteria.length,
  options: after.rows.length - before.rows.length,
  scores: after.scores.length - before.scores.length,
});

/**
 * The tables with what the chooser has and they have not: criteria and options by their names, whatever the case and
 * accents, and a score for each pair that has none. What was scored in the case holds.
 */
export function withOptions(
  before: OptionTables,
  chosen: ChosenModel,
  { newKey, most }: { newKey: () => string; most: Readonly<Record<keyof OptionTables, number>> },
): OptionTables {
  const row = (cells: Row['cells']): Row => ({ key: newKey(), cells });
  const criteria = [
    ...before.criteria,
    ...unknownIn(before.criteria, 'criterion', chosen.criteria).map(({ name, weight }) =>
      row({ criterion: name.trim(), ...(weight !== null && { weight }) }),
    ),
  ].slice(0, Math.max(before.criteria.length, most.criteria));
  const rows = [
    ...before.rows,
    ...unknownIn(before.rows, 'option', chosen.options).map(({ name, verdict }) =>
      row({ option: name.trim(), ...(verdict.trim() !== '' && { verdict: verdict.trim() }) }),
    ),
  ].slice(0, Math.max(before.rows.length, most.rows));
  const scored = new Set(before.scores.map((one) => `${textIn(one, 'option')}/${textIn(one, 'criterion')}`));
  const scores = chosen.options.flatMap(({ name, scores: given }) =>
    given.flatMap((score, at) => {
      const option = called(rows, 'option', name)?.key;
      const criterion = called(criteria, 'criterion', chosen.criteria[at]?.name ?? '')?.key;
      if (score === null || option === undefined || criterion === undefined) return [];
      return scored.has(`${option}/${criterion}`) ? [] : [row({ option, criterion, score })];
    }),
  );
  return {
    criteria,
    rows,
    scores: [...before.scores, ...scores].slice(0, Math.max(before.scores.length, most.scores)),
  };
}

/** The one row of the model card; undefined where somebody has written on it. */
export function cardOf(card: readonly Row[], { name, own }: ChosenModel): Row['cells'] | undefined {
  if (card.some(({ cells }) => Object.values(cells).some((cell) => typeof cell === 'string' && cell !== '')))
    return undefined;
  const said = { name, parents: own?.parents, left_behind: own?.left, sign: own?.sign };
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, text]) => (text?.trim() ? [[key, text.trim()]] : [])),
  );
}

const same = (one: string, other: string) => folded(one.trim()) === folded(other.trim());

const called = (rows: readonly Row[], column: string, name: string) =>
  name.trim() === '' ? undefined : rows.find((row) => same(textIn(row, column), name));

function unknownIn<Named extends { name: string }>(
  rows: readonly Row[],
  column: string,
  named: readonly Named[],
): Named[] {
  return named.filter(
    ({ name }, at) =>
      name.trim() !== '' &&
      !called(rows, column, name) &&
      named.findIndex((one) => same(one.name, name)) === at,
  );
}
