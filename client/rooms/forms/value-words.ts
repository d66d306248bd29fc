import { isAnswered, type Moment } from '../../../server/rooms/forms/answer.rule.ts';
import { dayText, lang, listText, momentText, numberText, t, tCode } from '../../core/i18n.ts';
import { choicesOf, choiceWord, type Sources } from './choices.ts';
import type { Field, Values } from './forms.types.ts';

/** An answer as a sentence or two: for reading, for paper, for two texts side by side. Tables are drawn elsewhere. */
export function valueText(field: Field, value: unknown, sources: Sources): string {
  if (!isAnswered(value)) return '';
  switch (field.type) {
    case 'number':
      return numberWithUnit(field, value);
    case 'date':
      return isDay(value) ? dayText(value, 'year') : String(value);
    case 'datetime':
      return momentWords(value as Moment);
    case 'checkbox':
      return t('forms.yes');
    case 'signature':
      return signatureWords(value as { text: string; at: string });
    case 'scale-1-5':
    case 'scale-0-10':
      return scaleWords(field, value);
    case 'computed':
      return computedWords(field, value);
    default:
      return wordsOf(field, value, sources);
  }
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

function wordsOf(field: Field, value: unknown, sources: Sources): string {
  const choices = choicesOf(field, sources, lang.value);
  const all = Array.isArray(value) ? (value as unknown[]) : [value];
  return listText(all.map((one) => choiceWord(choices, one)));
}

function numberWithUnit(field: Extract<Field, { type: 'number' }>, value: unknown): string {
  const said = typeof value === 'number' ? numberText(value) : String(value);
  const unit = field.unit?.[lang.value];
  return unit === undefined ? said : `${said}\u00a0${unit}`;
}

const momentWords = (value: Moment): string =>
  t('forms.moment', { when: momentText(value.at), zone: zoneText(value.zone) });

/** "America/Mexico_City" as people say it. */
export const zoneText = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

const signatureWords = ({ text, at }: { text: string; at: string }): string =>
  t('forms.signature.signed', { text, when: momentText(at) });

function scaleWords(field: Extract<Field, { type: 'scale-1-5' | 'scale-0-10' }>, value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  const items = 'items' in field ? field.items : undefined;
  return Object.entries(value as Values)
    .map(([key, number]) => {
      const item = items?.find((one) => one.key === key);
      return `${item ? item.label[lang.value] : t(`forms.both.${key === 'mentee' ? 'mentee' : 'mentor'}`)}: ${String(number)}`;
    })
    .join('; ');
}

/** What was worked out; some of it is a word of a fixed list. */
export function computedWords(field: Extract<Field, { type: 'computed' }>, value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  return tCode(`forms.computed.${field.rule}`, String(value), () => String(value));
}
