import { applyVariant, type ShownForm } from '../../server/rooms/forms/answer.rule.ts';
import { PLAIN } from '../../server/rooms/forms/form.rule.ts';
import { formSchema } from '../../server/rooms/forms/forms.schema.ts';

const both = (text: string) => ({ en: text, es: text });

/** A field as a file has it, with a label. */
export const field = (key: string, type: string, more: Record<string, unknown> = {}) => ({
  key,
  type,
  label: both(key),
  ...more,
});

export const option = (key: string, more: Record<string, unknown> = {}) => ({
  key,
  label: both(key),
  ...more,
});

/** A form of these fields, read as a file is. */
export function formOf(fields: unknown[], more: Record<string, unknown> = {}, variant = PLAIN): ShownForm {
  const given = { slug: 'made-up', version: 1, title: both('t'), filled_by: both('f'), sees: both('s') };
  const form = formSchema.parse({ ...given, note: both('n'), seen_by: { author: 'write' }, fields, ...more });
  const shown = applyVariant(form, variant);
  if (!shown) throw new Error(`no variant ${variant}`);
  return shown;
}
