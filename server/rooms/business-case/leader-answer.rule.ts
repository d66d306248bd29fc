import { isAnswered } from '../../content/condition.rule.ts';
import type { Field } from '../../content/field.schema.ts';
import { type Row, rowsOf } from '../../content/shape.rule.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { MadePoint } from './point.types.ts';

/** What a reader without an account answers: the form's own questions, read from a page's fields. */

export const LEADER_FORM = 'senior-leader-feedback';

/** The form as its room has it. */
export type LeaderForm = Awaited<ReturnType<FormsService['outsiders']['form']>>;

type Table = Extract<Field, { type: 'table' }>;

/** Fields of a posted page: what was sent under a name, in its order. */
export type Posted = (name: string) => readonly string[];

interface SectionTitle {
  slug: string;
  title: Readonly<Record<'en' | 'es', string>>;
}

/** What is known without asking. */
export const knownOf = (number: number) => ({ case_version: String(number) });

/** The list that the form's table chooses from: sections that the reader was shown. */
export const listsOf = (sections: readonly SectionTitle[]) => ({
  'business-case-sections': sections.map(({ slug, title }) => ({ key: slug, label: title })),
});

/** What is asked here: what the room knows and what needs a program of its own is not. */
export const questionsOf = (form: LeaderForm): Field[] =>
  form.fields.filter(({ key, type }) => type !== 'computed' && !(key in form.known));

export const cellName = (table: string, row: number, column: string): string => `${table}.${row}.${column}`;

const LONGEST = { text: 200, textarea: 4000 } as const;

/** Values of a page that was posted: what the form does not ask or cannot take is not read. */
export function valuesOf(form: LeaderForm, posted: Posted): Record<string, unknown> {
  return Object.fromEntries(
    questionsOf(form).flatMap((field): [string, unknown][] => {
      const value = field.type === 'table' ? tableOf(field, posted) : valueOf(field, posted(field.key));
      return isAnswered(value) ? [[field.key, value]] : [];
    }),
  );
}

/** Rows keep their places as keys: a page has no others. Empty ones are left out. */
function tableOf({ key, columns, rows }: Table, posted: Posted): Row[] {
  return Array.from({ length: rows.max }, (_, row) => {
    const cells = columns.flatMap((column): [string, unknown][] => {
      const value = valueOf(column, posted(cellName(key, row, column.key)));
      return isAnswered(value) ? [[column.key, value]] : [];
    });
    return { key: `row-${row}`, cells: Object.fromEntries(cells) };
  }).filter(({ cells }) => Object.keys(cells).length > 0);
}

function valueOf(field: Field, sent: readonly string[]): unknown {
  const first = sent[0] ?? '';
  switch (field.type) {
    case 'multiselect': {
      const known = new Set(field.options?.map(({ key }) => key));
      return sent.filter((one) => known.has(one));
    }
    case 'radio':
    case 'select':
      return known(field, first) ? first : '';
    case 'scale-1-5':
      return /^[1-5]$/.test(first) ? Number(first) : undefined;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(first) ? first : '';
    default:
      return first.slice(0, field.type === 'textarea' ? LONGEST.textarea : LONGEST.text).trim();
  }
}

const known = (field: Extract<Field, { type: 'radio' | 'select' }>, key: string): boolean =>
  field.options ? field.options.some((one) => one.key === key) : /^[a-z0-9-]{0,80}$/.test(key);

/** How many rows of a table stand on a page: those that are filled, and one more. */
export function rowsShown({ rows }: Table, value: unknown): number {
  const last = Math.max(-1, ...rowsOf(value).map(({ key }) => Number(/^row-(\d+)$/.exec(key)?.[1] ?? -1)));
  return Math.min(rows.max, Math.max(3, last + 2));
}

/** What is asked to change, and what a reader would be asked: points that the next version answers (B9). */
export function pointsIn(values: Readonly<Record<string, unknown>>): MadePoint[] {
  const about = { wording: null, quote: null };
  const changes = rowsOf(values['must_change']).flatMap(({ key, cells }): MadePoint[] => {
    const { point, section } = cells;
    if (typeof point !== 'string' || !isAnswered(point)) return [];
    const place = typeof section === 'string' && section !== '' ? section : null;
    return [{ ...about, key, section: place, kind: 'suggestion', text: point }];
  });
  const { question } = values;
  return typeof question === 'string' && isAnswered(question)
    ? [...changes, { ...about, key: 'question', section: null, kind: 'question', text: question }]
    : changes;
}
