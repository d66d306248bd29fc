import { computedValues } from '../../content/computed.rule.ts';
import { holds, isAnswered } from '../../content/condition.rule.ts';
import type { Column } from '../../content/field.schema.ts';
import type { Row } from '../../content/shape.rule.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Section } from './business-case.schema.ts';
import { textIn } from './case-tables.rule.ts';
import type { DocumentSaying } from './case-document.types.ts';
import type { WholeCase } from './case.types.ts';
import { lineOf } from './costs.rule.ts';
import { amountText, currencySign } from './money.rule.ts';
import { weighedOptions } from './options.rule.ts';

/** What stands in a cell, as people read it. */

export type TableOfSection = Section['tables'][number];

export interface CellsGiven {
  whole: WholeCase;
  sections: readonly { slug: string; tables: readonly TableOfSection[] }[];
  saying: DocumentSaying;
}

/** Sums stand in Spanish as in the course's own texts, and so do the numbers beside them. */
const LOCALES: Record<Lang, string> = { en: 'en-GB', es: 'es-MX' };

export const numberText = (value: number, lang: Lang): string =>
  new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 6 }).format(value);

/** "Unit cost, £": the sign stands once, and its amounts under it. */
export function columnTitle(column: Column, { whole, saying }: CellsGiven): string {
  const title = column.label[saying.lang];
  const { currency } = whole.head;
  return isMoney(column) && currency !== '' ? `${title},\u00a0${currencySign(currency, saying.lang)}` : title;
}

export const isMoney = (column: Column): boolean =>
  (column.type === 'number' && column.money === true) ||
  (column.type === 'computed' && column.rule === 'line-total');

export const isNumeric = (column: Column): boolean =>
  column.type === 'number' ||
  (column.type === 'computed' && column.rule !== 'risk-band') ||
  column.type === 'scale-0-10' ||
  column.type === 'scale-1-5';

/** Cells of a row by column; empty where nothing was said, and where what was said before is not asked any more. */
export function cellTexts(table: TableOfSection, row: Row, given: CellsGiven): string[] {
  const worked = computedValues(table.columns, row.cells, given.saying.lang);
  const values = { ...row.cells, ...worked };
  return table.columns.map((column) => {
    if (column.shown_when && !holds(column.shown_when, values)) return '';
    if (column.type === 'computed') return computedText(column, { row, value: worked[column.key] }, given);
    const cell = row.cells[column.key];
    return isAnswered(cell) ? cellText(column, cell, given) : '';
  });
}

function computedText(
  { rule }: Extract<Column, { type: 'computed' }>,
  { row, value }: { row: Row; value: unknown },
  { whole, saying }: CellsGiven,
): string {
  if (rule === 'line-total') {
    const total = lineOf(row)?.total;
    return total === undefined ? '' : amountText(total, saying.lang);
  }
  if (rule === 'weighted-total') {
    const tables = whole.sections.find(({ slug }) => slug === 'options')?.value.tables ?? {};
    const total = weighedOptions(tables).find(({ key }) => key === row.key)?.total;
    return total === undefined ? '' : numberText(total, saying.lang);
  }
  if (rule === 'risk-band' && typeof value === 'string') return saying.say(`band-${value}`);
  return typeof value === 'number' ? numberText(value, saying.lang) : '';
}

function cellText(column: Column, cell: unknown, given: CellsGiven): string {
  const { lang, day, say } = given.saying;
  if (column.type === 'checkbox') return say('yes');
  if (Array.isArray(cell))
    return cell
      .flatMap((one) => (typeof one === 'string' ? [chosenText(column, one, given)] : []))
      .filter((one) => one !== '')
      .join('; ');
  if (column.type === 'scale-0-10' && typeof cell === 'number') return say('of-ten', { value: cell });
  if (typeof cell === 'number') return amountOf(column, cell, lang);
  if (typeof cell !== 'string') return '';
  if (column.type === 'date') return /^\d{4}-\d\d-\d\d$/.test(cell) ? day(cell) : cell;
  return column.type === 'text' || column.type === 'textarea' ? cell.trim() : chosenText(column, cell, given);
}

function amountOf(column: Column, value: number, lang: Lang): string {
  if (isMoney(column)) return amountText(BigInt(Math.round(value * 100)), lang);
  const unit = 'unit' in column ? column.unit?.[lang] : undefined;
  const said = numberText(value, lang);
  return unit === undefined ? said : `${said}\u00a0${unit}`;
}

/** A choice by its label, a row by its name. What a list does not have any more stands as it was kept. */
function chosenText(column: Column, key: string, given: CellsGiven): string {
  const { lang, choice } = given.saying;
  if (column.type === 'row') return rowName(column.of, key, given);
  const option = 'options' in column ? column.options?.find((one) => one.key === key) : undefined;
  if (option) return option.label[lang];
  if ('none' in column && column.none && key === 'none') return column.none[lang];
  return 'source' in column && column.source ? choice(column.source, key) : key;
}

/** Rows are called by the first thing that is written in them; one that is gone has no name. */
export function rowName(of: string, key: string, { whole, sections }: CellsGiven): string {
  const [slug = '', table = ''] = of.split('/');
  const row = whole.sections
    .find((one) => one.slug === slug)
    ?.value.tables[table]?.find((one) => one.key === key);
  const first = sections
    .find((one) => one.slug === slug)
    ?.tables.find((one) => one.key === table)
    ?.columns.find(({ type }) => type === 'text' || type === 'textarea');
  return row && first ? textIn(row, first.key) : '';
}
