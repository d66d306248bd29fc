import type { Row } from '../../content/shape.rule.ts';
import type { SectionValue } from './case.types.ts';
import { numberIn, placeOf, TABLES, textIn } from './case-tables.rule.ts';

/** Options against each other: scores times weights, added up. */
export interface WeighedOption {
  key: string;
  name: string;
  /** Undefined: nobody scored it. */
  total: number | undefined;
  /** How many criteria that count have no score yet. */
  open: number;
}

/** Scores as they are read across: by the keys of an option and of a criterion. */
export type ScoreAt = (option: string, criterion: string) => number | undefined;

export function scoresOf(tables: Tables): ScoreAt {
  const scores = new Map(rowsOf(tables, TABLES.scores).flatMap(scoreOf));
  return (option, criterion) => scores.get(nameOf(option, criterion));
}

type Tables = SectionValue['tables'];
const rowsOf = (tables: Tables, name: Parameters<typeof placeOf>[0]) => tables[placeOf(name).table] ?? [];

/** The weights as they stand in the section, by criterion; one without a weight does not count. */
export const weightsOf = (tables: Tables): Map<string, number> =>
  new Map(rowsOf(tables, TABLES.weights).map((row) => [row.key, numberIn(row, 'weight') ?? 0]));

/** In the order of the table. With other `weights` it says what would be, and changes nothing. */
export function weighedOptions(tables: Tables, weights = weightsOf(tables)): WeighedOption[] {
  const scoreAt = scoresOf(tables);
  return rowsOf(tables, TABLES.options).map((row) => {
    const parts = [...weights].map(([criterion, weight]) => ({
      weight,
      score: scoreAt(row.key, criterion),
    }));
    const scored = parts.filter((part) => part.score !== undefined);
    const total = scored.reduce((sum, { weight, score = 0 }) => sum + weight * score, 0);
    return {
      key: row.key,
      name: textIn(row, 'option'),
      total: scored.length > 0 ? total : undefined,
      open: parts.filter((part) => part.weight > 0 && part.score === undefined).length,
    };
  });
}

/** The options with the highest total: several of them where nothing tells them apart. */
export function leadersOf(options: readonly WeighedOption[]): WeighedOption[] {
  const best = Math.max(...options.map(({ total }) => total ?? -Infinity));
  return options.filter(({ total }) => total === best);
}

const nameOf = (option: string, criterion: string): string => `${option}/${criterion}`;

/** Of two rows for one option and criterion the later one holds. */
function scoreOf(row: Row): [string, number][] {
  const score = numberIn(row, 'score');
  return score === undefined ? [] : [[nameOf(textIn(row, 'option'), textIn(row, 'criterion')), score]];
}
