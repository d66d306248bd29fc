import { isAnswered } from '../../content/condition.rule.ts';
import type { Row } from '../../content/shape.rule.ts';
import type { Section } from './business-case.schema.ts';
import type { WholeCase } from './case.types.ts';

/**
 * Tables of the template that rules read, named as columns of type `row` name them. A test holds every template to them
 * and to the columns that are read.
 */
export const TABLES = {
  aims: 'aims/aims',
  criteria: 'success-criteria/criteria',
  evaluation: 'evaluation/evaluation',
  options: 'options/rows',
  weights: 'options/criteria',
  scores: 'options/scores',
  card: 'model/card',
  stakeholders: 'stakeholders/stakeholders',
  lines: 'costs-benefits/lines',
  budgets: 'costs-benefits/budgets',
  risks: 'risks/risks',
  milestones: 'pilot-timeline/milestones',
  safeguards: 'ethics-safeguards/checklist',
} as const;
export type TableName = (typeof TABLES)[keyof typeof TABLES];

export type { SectionValue, WholeCase } from './case.types.ts';

/** A section of the template, as far as rules and tables ask. */
export type KnownSection = Pick<Section, 'slug' | 'essential' | 'tables'> & {
  /** Publications that its rows may name. */
  sources?: readonly Readonly<Record<'en' | 'es', string>>[];
};
export type KnownTable = KnownSection['tables'][number];

/** Where something of a table is mended. */
export function placeOf(name: TableName): { section: string; table: string } {
  const [section = '', table = ''] = name.split('/');
  return { section, table };
}

/** Rows of a table; none where its section was left out. */
export function rowsAt(whole: WholeCase, name: TableName): readonly Row[] {
  const { section, table } = placeOf(name);
  return whole.sections.find(({ slug }) => slug === section)?.value.tables[table] ?? [];
}

export const textIn = (row: Row, column: string): string => {
  const cell = row.cells[column];
  return typeof cell === 'string' ? cell.trim() : '';
};

export const numberIn = (row: Row, column: string): number | undefined => {
  const cell = row.cells[column];
  return typeof cell === 'number' ? cell : undefined;
};

export const namesIn = (row: Row, column: string): readonly string[] => {
  const cell = row.cells[column];
  return Array.isArray(cell) ? cell.filter((one) => typeof one === 'string') : [];
};

/** Whether somebody wrote in a row: what a new row or a starting row begins with is nobody's writing. */
export function isWritten(table: Pick<KnownTable, 'columns' | 'starts'>, row: Row): boolean {
  const start = table.starts.find(({ key }) => key === row.key);
  return Object.entries(row.cells).some(([key, cell]) => {
    if (!isAnswered(cell)) return false;
    const column = table.columns.find((one) => one.key === key);
    const first = column && 'default' in column ? column.default : undefined;
    return ![first, start?.cells[key]].some((given) => isSame(given, cell));
  });
}

const isSame = (given: unknown, cell: unknown): boolean =>
  typeof given === 'object' && given !== null ? Object.values(given).includes(cell) : given === cell;
