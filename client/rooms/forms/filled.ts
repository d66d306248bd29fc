import { startValues } from '../../../server/rooms/forms/answer.rule.ts';
import { lang } from '../../core/i18n.ts';
import type { Known } from '../../core/writing.ts';
import type { AnswerName, Filled, Opened, Values } from './forms.types.ts';

/** An answer as this device writes it, and how it is named there. */

export const WHOLE = '*';
export const PLAIN = 'plain';
export const OWN = 'own';

export const thingOf = ({ form, variant, subject }: AnswerName): string =>
  `forms/${form}/${variant}/${subject}`;

export function nameOf(thing: string): AnswerName {
  const [, form = '', variant = PLAIN, subject = OWN] = thing.split('/');
  return { form, variant, subject };
}

export const pathOf = ({ form, variant, subject }: AnswerName): string =>
  `/app/forms/${form}/${variant}/${subject}`;

/** The reader's own day. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What was answered; until then what the form begins with, and what its room gives. */
export const valuesOf = ({ form, answer, starts }: Opened): Values =>
  answer.revision === 0 ? { ...startValues(form, lang.value, today()), ...starts } : answer.values;

/** What the server has; where it has nothing, what stands in the form from the beginning. */
export function knownOf(opened: Opened): Known<Filled> {
  const { form, answer } = opened;
  const values = valuesOf(opened);
  return {
    value: { values, version: form.version, lang: lang.peek() },
    revision: answer.revision,
    savedAt: answer.savedAt ?? undefined,
  };
}

/** The server keeps no empty answers, and in an order of its own. */
export const sameFilled = (one: Filled, other: Filled): boolean =>
  written(one.values) === written(other.values);

const written = (value: unknown): string => JSON.stringify(value, inOrder);

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value as Values).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
