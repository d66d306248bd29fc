import type { MessageFormatElement, PluralElement } from '@formatjs/icu-messageformat-parser';

/** A message as the build leaves it: text, or the syntax tree of one that takes values. */
export type Message = string | MessageFormatElement[];
export type Values = Record<string, string | number>;

/**
 * Kinds of element, by the parser's numbers. The table itself would bring the parser with it, and a formatter with all of
 * ICU would be a seventh of the first load: dates, times and skeletons are written by i18n.ts, so words hold none.
 */
const KIND = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const;

/** The sentence of a message. Throws when a value is missing. `pound`: what `#` stands for inside a plural. */
export function formatMessage(message: Message, values: Values, locale: string, pound = 0): string {
  if (typeof message === 'string') return message;
  return message.map((element) => formatElement(element, values, locale, pound)).join('');
}

function formatElement(element: MessageFormatElement, values: Values, locale: string, pound: number): string {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  switch (element.type as number) {
    case KIND.literal:
      return (element as { value: string }).value;
    case KIND.pound:
      return number(pound);
    default:
  }
  const { value: name, options } = element as PluralElement;
  const value = values[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  switch (element.type as number) {
    case KIND.argument:
      return String(value);
    case KIND.number:
      return number(Number(value));
    case KIND.select:
      return formatMessage(optionOf(options, String(value)), values, locale, pound);
    case KIND.plural:
      return formatPlural(element as PluralElement, values, locale);
    default:
      throw new Error(`${name} is of a kind that words do not have`);
  }
}

type Options = PluralElement['options'];
const optionOf = (options: Options, key: string) => (options[key] ?? options['other'])?.value ?? [];

/** An exact number wins over a rule of the language. */
function formatPlural(element: PluralElement, values: Values, locale: string): string {
  const { value: name, options, offset, pluralType = 'cardinal' } = element;
  const value = Number(values[name]);
  const exact = `=${value}`;
  const counted = value - offset;
  const rule = new Intl.PluralRules(locale, { type: pluralType }).select(counted);
  return formatMessage(optionOf(options, exact in options ? exact : rule), values, locale, counted);
}
