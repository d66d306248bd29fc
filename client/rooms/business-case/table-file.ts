import { askedColumns, isAnswered, type Row } from '../../../server/rooms/forms/answer.rule.ts';
import { lang } from '../../core/i18n.ts';
import type { Sources } from '../forms/choices.ts';
import type { FieldOf, Values } from '../forms/forms.types.ts';
import { filledCells } from '../forms/read-table.ts';
import { valueText } from '../forms/value-words.ts';

interface Place {
  field: FieldOf<'table'>;
  rows: readonly Row[];
  sources: Sources;
  known: (row: Row) => Values;
}

/** Controls, and signs that turn a text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** By these a spreadsheet knows a formula, their full-width forms included. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * A table as a file for spreadsheets, in the reader's language: UTF-8 with the mark by which Excel knows it, and in Spanish
 * a semicolon between cells, as Excel takes it there.
 */
export function tableFile({ field, rows, sources, known }: Place): string {
  const mark = lang.value === 'es' ? ';' : ',';
  const head = field.columns.map((column) => column.label[lang.value]);
  const lines = filledCells(field, rows, lang.value).map((row) => {
    const cells = { ...row.cells, ...known(row) };
    const shown = new Set(askedColumns(field.columns, row.cells));
    return field.columns.map((column) => {
      const cell = cells[column.key];
      if (!shown.has(column) || !isAnswered(cell)) return '';
      if (column.type === 'number' && typeof cell === 'number') return numberCell(cell);
      return textCell(column.type === 'date' ? String(cell) : valueText(column, cell, sources));
    });
  });
  return `\ufeff${[head, ...lines].map((line) => line.map(quoted).join(mark)).join('\r\n')}\r\n`;
}

/** Digits as a spreadsheet of the language reads them, so that it can go on counting. */
const numberCell = (value: number): string =>
  lang.value === 'es' ? String(value).replace('.', ',') : String(value);

function textCell(raw: string): string {
  const text = raw.replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();
  return FORMULA.test(text) ? `'${text}` : text;
}

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
