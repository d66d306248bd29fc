import type { Field } from '../../content/field.schema.ts';
import type { RECORDS, SOURCES } from '../../content/field.vocabulary.ts';
import type { Form } from './forms.schema.ts';

/** A form as it is put before somebody: one variant of it, or one part. */

export type Lang = 'en' | 'es';
export type { Field } from '../../content/field.schema.ts';
export type { Form } from './forms.schema.ts';
/** Lists to choose from, and records to point at. */
export type Source = keyof typeof SOURCES | keyof typeof RECORDS;

/** The form as it is without a variant: its name in addresses, where nothing may be empty. */
export const PLAIN = 'plain';

/** A form with one of its variants in it. Fields that the variant answers by itself are not asked. */
export interface ShownForm extends Omit<Form, 'variants'> {
  variant: string;
  /** Answers that the variant gives. */
  sets: Record<string, string>;
  /** Answers that the room keeps in which it opens: shown beside the others, never asked, never kept twice. */
  known: Readonly<Record<string, unknown>>;
  /** A copy to try out: it counts nowhere and nobody else sees it. */
  practice: boolean;
  /** The whole run has one answer. */
  together: boolean;
  /** What it was when it was last finished is read later: beside another variant, or in averages. */
  keepsReading: boolean;
  /** Variants whose answers stand beside this one once it is finished. */
  beside: string[];
}

/** `undefined` where the form has no such variant. */
export function applyVariant(form: Form, key: string): ShownForm | undefined {
  const { variants, ...rest } = form;
  const whole = {
    ...rest,
    variant: PLAIN,
    sets: {},
    known: {},
    practice: false,
    together: false,
    keepsReading: form.smallest_group !== undefined,
    beside: [],
  };
  if (key === PLAIN) return whole;
  const variant = variants.find((one) => one.key === key);
  if (!variant) return undefined;
  const gone = new Set([...variant.drops, ...Object.keys(variant.sets)]);
  const fields = [...form.fields.filter((field) => !gone.has(field.key)), ...variant.adds];
  const keys = new Set([...fields.map((field) => field.key), ...Object.keys(variant.sets)]);
  return {
    ...whole,
    variant: key,
    title: variant.title,
    filled_by: variant.filled_by ?? form.filled_by,
    sees: variant.sees ?? form.sees,
    note: variant.note ?? form.note,
    seen_by: variant.seen_by ?? (variant.practice ? { author: 'write' } : form.seen_by),
    sets: variant.sets,
    opens_in: variant.opens_in ?? form.opens_in,
    practice: variant.practice ?? false,
    together: variant.together ?? false,
    keepsReading: whole.keepsReading || variants.some((one) => one.beside.includes(key)),
    beside: variant.beside,
    fields: variant.practice && !variant.seen_by ? fields.map(forItsAuthor) : fields,
    parts: form.parts.flatMap((part) => cut(part, keys)),
    notices: form.notices.filter(({ when }) => namesOf(when).every((name) => keys.has(name))),
  };
}

/** Filled in at several times, each a variant that says which: without one it is nobody's to fill in. */
export function isFilledInReadings({ slug, variant }: ShownForm, all: readonly ShownForm[]): boolean {
  const readings = all.filter((one) => one.slug === slug && one.variant !== PLAIN);
  return (
    variant === PLAIN && readings.length > 0 && readings.every(({ sets }) => Object.keys(sets).length > 0)
  );
}

/** Of a copy to try out nobody sees a single field either. */
function forItsAuthor(field: Field): Field {
  const { seen_by: _nobody, ...rest } = field;
  return rest;
}

function cut(part: Form['parts'][number], keys: ReadonlySet<string>): Form['parts'] {
  const fields = part.fields.filter((key) => keys.has(key));
  return fields.length > 0 ? [{ ...part, fields }] : [];
}

/** The form where its room knows some of the answers. */
export const withKnown = (form: ShownForm, known: ShownForm['known']): ShownForm => ({ ...form, known });

/** The form with the fields of one part alone, as a step opens it; undefined where there is no such part. */
export function partOf(form: ShownForm, key: string): ShownForm | undefined {
  const part = form.parts.find((one) => one.key === key);
  if (!part) return undefined;
  const fields = form.fields.filter((field) => part.fields.includes(field.key));
  return { ...form, title: part.title, fields, parts: [] };
}

/** Parts that are whole where these fields are. */
export const partsWithin = (form: ShownForm, fields: ReadonlySet<string>): string[] =>
  form.parts.filter((part) => part.fields.every((key) => fields.has(key))).map(({ key }) => key);

/** How steps name a form: `FORM:<slug>`, with `#<variant>`. */
export const productOf = (form: Pick<ShownForm, 'slug' | 'variant'>): string =>
  form.variant === PLAIN ? `FORM:${form.slug}` : `FORM:${form.slug}#${form.variant}`;

/** Name of the list that a field chooses from, where only the program knows it: choices, or records to point at. */
export function listOf(field: Field): Source | undefined {
  if (field.type === 'ref') return field.to;
  return 'source' in field ? field.source : undefined;
}

type When = Form['notices'][number]['when'];

/** Fields that a condition looks at. */
export const namesOf = (when: When): string[] => {
  if ('all' in when) return when.all.flatMap(namesOf);
  return 'over_rows_of' in when ? [when.field, when.over_rows_of] : [when.field];
};
