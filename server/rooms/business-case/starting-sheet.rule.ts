import type { Row } from '../../content/shape.rule.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { KnownTable } from './case-tables.rule.ts';

export type StartingSheet = NonNullable<KnownTable['sheet']>;

/** What was asked, by name; what is not written yet, or is no number of this size, is undefined. */
export const isAsked = ({ min, max }: StartingSheet['asks'][number], value: unknown): value is number =>
  typeof value === 'number' && value >= min && value <= max;

/** Rows of published numbers for what the writer said; undefined until all of it is said. */
export function sheetRows(
  sheet: StartingSheet,
  answers: Readonly<Record<string, unknown>>,
  lang: Lang,
): Row[] | undefined {
  if (!sheet.asks.every((ask) => isAsked(ask, answers[ask.key]))) return undefined;
  return sheet.rows.map(({ key, cells, counts }) => {
    const product = counts.times.reduce((all, name) => all * Number(answers[name]), counts.amount);
    const said = Object.entries(cells).map(([column, cell]) => [
      column,
      typeof cell === 'object' ? cell[lang] : cell,
    ]);
    return {
      key,
      cells: { ...Object.fromEntries(said), [counts.column]: Math.round((product / counts.per) * 100) / 100 },
    };
  });
}
