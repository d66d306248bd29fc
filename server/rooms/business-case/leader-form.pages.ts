import { isDeepStrictEqual } from 'node:util';
import { holds, isAnswered, type Values } from '../../content/condition.rule.ts';
import type { Field } from '../../content/field.schema.ts';
import { rowsOf } from '../../content/shape.rule.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { html, type Html } from '../../core/html.ts';
import { words } from '../../core/words.ts';
import { cellName, questionsOf, rowsShown } from './leader-answer.rule.ts';
import type { Reading } from './leader-answer.service.ts';

/** Questions of a form as fields of a page that works without script. */

/** What is wrong, by the name of a field, with its row and column where it is a table's. */
export type Wrong = ReadonlyMap<string, string>;

interface Context {
  lang: Lang;
  wrong: Wrong;
  sections: Reading['sections'];
  values: Values;
  /** What another window has kept meanwhile. */
  other: Values;
}

interface Asked {
  name: string;
  field: Field;
  value: unknown;
  /** What stands there in another window. */
  other: unknown;
  error: string | undefined;
}

type Table = Extract<Field, { type: 'table' }>;
type Option = { key: string; label: string };

export function formFields(
  lang: Lang,
  { form, values, sections }: Reading,
  { wrong, other }: { wrong: Wrong; other: Values },
): Html {
  const context: Context = { lang, wrong, sections, values, other };
  return html`${questionsOf(form).map((field) => {
    const asked = { value: values[field.key], other: other[field.key] };
    return field.type === 'table'
      ? tableField(field, asked, context)
      : question({ name: field.key, field, ...asked, error: wrong.get(field.key) }, context);
  })}`;
}

function question(asked: Asked, context: Context): Html {
  switch (asked.field.type) {
    case 'radio':
    case 'multiselect':
    case 'scale-1-5':
      return choices(asked, context);
    default:
      return line(asked, context);
  }
}

/** One of several, or several, or a number of a scale. */
function choices(asked: Asked, context: Context): Html {
  const { name, field, value, error } = asked;
  const { lang } = context;
  const type = field.type === 'multiselect' ? 'checkbox' : 'radio';
  const chosen = (Array.isArray(value) ? value : [value]).map(String);
  const labels = optionsOf(field, context).map(
    ({ key, label }) =>
      html`<label><input type="${type}" name="${name}" value="${key}"${chosen.includes(key) ? html` checked` : undefined}> <span>${label}</span></label>`,
  );
  const ends =
    field.type === 'scale-1-5' && field.low && field.high
      ? html`<p class="help">1: ${field.low[lang]}. 5: ${field.high[lang]}.</p>`
      : undefined;
  return html`<fieldset class="answers${field.type === 'scale-1-5' ? ' scale' : ''}" id="${name}"${described(name, field, error)}><legend>${field.label[lang]}${optional(field, context)}</legend>${ends}${help(name, field, lang)}${problem(name, error, lang)}${labels}${besideIt(asked, context)}</fieldset>`;
}

function line(asked: Asked, context: Context): Html {
  const { name, field, value, error } = asked;
  const { lang } = context;
  const text = typeof value === 'string' ? value : '';
  const about = html` id="${name}" name="${name}"${described(name, field, error)}`;
  return html`<div class="field"><label for="${name}">${field.label[lang]}${optional(field, context)}</label>${help(name, field, lang)}${control(field, { about, text }, context)}${problem(name, error, lang)}${besideIt(asked, context)}</div>`;
}

function control(field: Field, { about, text }: { about: Html; text: string }, context: Context): Html {
  if (field.type === 'textarea')
    return html`<textarea class="input"${about} rows="3" maxlength="4000">${text}</textarea>`;
  if (field.type === 'date') return html`<input class="input" type="date"${about} value="${text}">`;
  if (field.type !== 'select')
    return html`<input class="input" type="text"${about} maxlength="200" value="${text}">`;
  const options = [{ key: '', label: '–' }, ...optionsOf(field, context)];
  return html`<select class="input"${about}>${options.map(
    ({ key, label }) =>
      html`<option value="${key}"${key === text ? html` selected` : undefined}>${label}</option>`,
  )}</select>`;
}

/** A row is a group of fields: its number says which. */
function tableField(table: Table, { value, other }: Pick<Asked, 'value' | 'other'>, context: Context): Html {
  const { lang, wrong } = context;
  const t = words(lang);
  const cellsOf = (rows: unknown, row: number) =>
    rowsOf(rows).find(({ key }) => key === `row-${row}`)?.cells ?? {};
  const count = Math.max(rowsShown(table, value), rowsShown(table, other));
  const groups = Array.from({ length: count }, (_, row) => {
    const cells = cellsOf(value, row);
    const others = cellsOf(other, row);
    const fields = table.columns.map((column) =>
      question(
        {
          name: cellName(table.key, row, column.key),
          field: column,
          value: cells[column.key],
          other: others[column.key],
          error: wrong.get(`${table.key}.row-${row}.${column.key}`),
        },
        { ...context, values: cells },
      ),
    );
    return html`<fieldset class="stack row-group"><legend>${t('case.reader.row', { number: row + 1 })}</legend>${fields}</fieldset>`;
  });
  return html`<section class="stack" id="${table.key}"><h3>${table.label[lang]}</h3>${help(table.key, table, lang)}${groups}
<button class="btn small" type="submit" name="more" value="1">${t('case.reader.more')}</button></section>`;
}

function optionsOf(field: Field, { lang, sections }: Context): Option[] {
  if (field.type === 'scale-1-5')
    return [1, 2, 3, 4, 5].map((number) => ({ key: String(number), label: String(number) }));
  if ('options' in field && field.options)
    return field.options.map(({ key, label }) => ({ key, label: label[lang] }));
  return sections.map(({ slug, title }) => ({ key: slug, label: title }));
}

function optional(field: Field, { lang, values }: Context): Html | undefined {
  const needed = typeof field.required === 'object' ? holds(field.required, values) : field.required;
  return needed ? undefined : html` <span class="help">${words(lang)('case.reader.optional')}</span>`;
}

/** What another window has kept in its place, where that is something else. */
function besideIt({ field, value, other }: Asked, context: Context): Html | undefined {
  if (!isAnswered(other) || isDeepStrictEqual(other, value)) return undefined;
  const chosen = [other].flat().map(String);
  const names = ['text', 'textarea', 'date'].includes(field.type)
    ? chosen
    : optionsOf(field, context).flatMap(({ key, label }) => (chosen.includes(key) ? [label] : []));
  return html`<div class="message"><p class="help">${words(context.lang)('case.reader.other')}</p><p class="as-typed">${names.join(', ')}</p></div>`;
}

const help = (name: string, { help: said }: Field, lang: Lang): Html | undefined =>
  said && html`<p class="help" id="${name}-help">${said[lang]}</p>`;

const problem = (name: string, error: string | undefined, lang: Lang): Html | undefined =>
  error === undefined
    ? undefined
    : html`<p class="error" id="${name}-error">${words(lang)(error === 'required' ? 'case.reader.required' : 'case.reader.unfit')}</p>`;

function described(name: string, { help: said }: Field, error: string | undefined): Html {
  const ids = [...(said ? [`${name}-help`] : []), ...(error === undefined ? [] : [`${name}-error`])];
  return html`${ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : undefined}${error === undefined ? undefined : html` aria-invalid="true"`}`;
}
