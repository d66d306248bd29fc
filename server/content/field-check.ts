import { checkLabelled } from './cast.ts';
import type { Condition } from './condition.schema.ts';
import type { Column, Field, Table } from './field.schema.ts';
import type { ProblemCode, ProblemList } from './problems.ts';
import { checkStyle, type StyleRules } from './style.ts';
import type { Read } from './yaml-file.ts';

/** What the checks of a file need: where lines are, and where findings go. */
export interface Checked {
  read: Read<unknown>;
  problems: ProblemList;
}

type Path = readonly (string | number)[];
type Known = Map<string, Field>;

const add = ({ read, problems }: Checked, code: ProblemCode, path: Path, message: string) =>
  problems.add(code, { file: read.file, line: read.lineOf(path) }, message);

/**
 * Everything about a list of fields that one field's shape cannot tell: keys, conditions, limits, defaults, starting
 * rows. `before` are fields that conditions may name beside those of the list. Answers all fields by key.
 */
export function checkFields(fields: readonly Field[], path: Path, checked: Checked, before?: Known): Known {
  const known: Known = new Map(before);
  const all = new Set([...known.keys(), ...fields.map((field) => field.key)]);
  fields.forEach((field, at) => {
    const place = [...path, at];
    if (known.has(field.key)) add(checked, 'field-key', place, `${field.key} is there twice`);
    if (typeof field.required === 'object')
      checkCondition(field.required, [...place, 'required'], known, checked);
    if (field.shown_when) checkCondition(field.shown_when, [...place, 'shown_when'], known, checked);
    for (const name of namedBy(field))
      if (!all.has(name)) add(checked, 'field-key', place, `${field.key} names ${name}, which is no field`);
    checkOne(field, place, checked);
    known.set(field.key, field);
  });
  return known;
}

/** A table checks like a form of its columns, and its starting rows fit them. */
export function checkTable(table: Table, path: Path, checked: Checked): void {
  const columns = checkFields(table.columns, [...path, 'columns'], checked);
  table.starts.forEach((row, at) => {
    const place = [...path, 'starts', at];
    for (const [key, cell] of Object.entries(row.cells)) {
      const column = columns.get(key);
      if (!column) add(checked, 'field-key', place, `${key} is no column`);
      else if (typeof cell !== 'object' && !fits(column, cell))
        add(checked, 'field-rule', place, `${key} cannot be ${cell}`);
    }
  });
  if (table.rows.min > table.rows.max)
    add(checked, 'field-rule', [...path, 'rows'], 'more rows needed than allowed');
}

/** A condition names earlier fields and answers they can have. */
export function checkCondition(condition: Condition, path: Path, known: Known, checked: Checked): void {
  if ('all' in condition) {
    for (const one of condition.all) checkCondition(one, path, known, checked);
    return;
  }
  const field = known.get(condition.field);
  if (!field) return add(checked, 'field-key', path, `${condition.field} is no field before this one`);
  const answers = 'in' in condition ? condition.in : 'not_in' in condition ? condition.not_in : [];
  for (const answer of answers)
    if (!fits(field, answer)) add(checked, 'field-rule', path, `${field.key} is never ${answer}`);
  if ('rows_under' in condition && field.type !== 'table')
    add(checked, 'field-rule', path, `${field.key} has no rows`);
  if ('over_rows_of' in condition && known.get(condition.over_rows_of)?.type !== 'table')
    add(checked, 'field-key', path, `${condition.over_rows_of} is no table before this one`);
  const counted = field.type === 'number' || field.type === 'computed' || field.type.startsWith('scale');
  const measures = ['over', 'under', 'outside', 'over_rows_of'].some((word) => word in condition);
  if (measures && !counted) add(checked, 'field-rule', path, `${field.key} is no number`);
}

function namedBy(field: Field): string[] {
  if (field.type === 'computed') return field.from;
  if (field.type === 'datetime') return field.after ? [field.after] : [];
  if (field.type === 'date') return field.not_before ? [field.not_before] : [];
  return [];
}

function checkOne(field: Field, path: Path, checked: Checked): void {
  const wrong = (message: string) => add(checked, 'field-rule', path, `${field.key}: ${message}`);
  const keys = optionsOf(field)?.map((one) => one.key) ?? [];
  if (new Set(keys).size < keys.length) wrong('a choice is there twice');
  if ((field.type === 'select' || field.type === 'multiselect') && !field.options === !field.source)
    wrong('needs either options or a source');
  if ('min' in field && field.min !== undefined && field.max !== undefined && field.min > field.max)
    wrong('min is above max');
  if ('default' in field && field.default !== undefined) {
    const defaults: unknown[] = Array.isArray(field.default) ? field.default : [field.default];
    const choosing = field.type === 'radio' || field.type === 'select' || field.type === 'multiselect';
    for (const one of defaults)
      if ((choosing || typeof one === 'number') && !fits(field, one as string | number))
        wrong(`the default ${String(one)} is no answer`);
  }
  if (field.type === 'code' && !compiles(field.pattern)) wrong('the pattern is no regular expression');
  if (field.type === 'table') checkTable(field, path, checked);
}

const optionsOf = (field: Field) => ('options' in field ? field.options : undefined);

/** Whether a value of a file could be an answer of the field. Lists from a source are known at run time only. */
export function fits(field: Field | Column, answer: string | number | boolean): boolean {
  if (field.type === 'checkbox') return typeof answer === 'boolean';
  if (field.type === 'number' || field.type === 'scale-1-5' || field.type === 'scale-0-10') {
    const [min, max] = rangeOf(field);
    return typeof answer === 'number' && answer >= min && answer <= max;
  }
  if (field.type === 'computed') return true;
  const options = optionsOf(field);
  return typeof answer === 'string' && (!options || options.some((one) => one.key === answer));
}

function rangeOf(field: Field): [number, number] {
  if (field.type === 'scale-1-5') return [1, 5];
  if (field.type === 'scale-0-10') return [0, 10];
  return field.type === 'number' ? [field.min ?? -Infinity, field.max ?? Infinity] : [-Infinity, Infinity];
}

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

/** The house's style, for every text in both languages of a file. */
export function checkTexts({ read, problems }: Checked, rules: StyleRules): void {
  const check = (written: Parameters<typeof checkStyle>[0]): void => {
    checkStyle(written, rules, problems);
    checkLabelled(written, rules.cast, problems);
  };
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      if ((key === 'en' || key === 'es') && typeof inner === 'string')
        check({ text: inner, lang: key, at: { file: read.file, line: read.lineOf(place) } });
      else walk(inner, place);
    }
  };
  walk(read.data, []);
}
