import { stringify } from 'csv-stringify/sync';
import type { Lang } from './endpoint.contract.ts';

/** A cell: text as somebody may have written it, a whole number, or a number with its digits as they are to stand. */
export type Cell = string | number | Decimal | null;

/** Digits behind the point are part of the fact: 0.25 hours are 15 minutes, and 0.3 are not. */
export class Decimal {
  readonly value: number;
  readonly digits: number;

  constructor(value: number, digits: number) {
    this.value = value;
    this.digits = digits;
  }
}

/** Controls, and signs that turn a text around: a table shows what is in it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** By these a spreadsheet knows a formula, their full-width forms included. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * A table as a file for spreadsheets: one head, columns that keep their names in both languages, UTF-8 with the mark by
 * which Excel knows it. Excel in Spanish takes a semicolon between cells and a comma before decimals, and nothing else.
 */
export function csvFile(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  lang: Lang,
): Uint8Array {
  const text = stringify([columns, ...rows.map((row) => row.map((cell) => written(cell, lang)))], {
    bom: true,
    delimiter: lang === 'es' ? ';' : ',',
    record_delimiter: 'windows',
  });
  return Buffer.from(text, 'utf8');
}

function written(cell: Cell, lang: Lang): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (cell instanceof Decimal) {
    const digits = cell.value.toFixed(cell.digits);
    return lang === 'es' ? digits.replace('.', ',') : digits;
  }
  // csv-stringify's own `escape_formulas` looks at the first sign alone, and a spreadsheet past the spaces before it.
  const text = cell.replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();
  return FORMULA.test(text) ? `'${text}` : text;
}
