import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../client/core/message.ts';

const files = import.meta.glob<Record<string, string>>('../../../course-content/words/*/*.json', {
  eager: true,
  import: 'default',
});
const sentences = Object.entries(files).flatMap(([file, table]) => {
  const locale = file.includes('/es/') ? 'es' : 'en-GB';
  return Object.entries(table).map(([key, text]) => ({ locale, key, text }));
});

/** Names of the values that a message takes. */
const names = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => names(option.value))
        : [];
    return [element.value, ...inner];
  });

const ours = (text: string, values: Record<string, string | number>, locale: string) =>
  formatMessage(parse(text), values, locale);
const theirs = (text: string, values: Record<string, string | number>, locale: string) =>
  String(new IntlMessageFormat(text, locale).format(values));

describe('a sentence', () => {
  it('reads as the whole of ICU would have it, for every sentence there is', () => {
    expect(sentences.length).toBeGreaterThan(500);
    for (const { locale, key, text } of sentences) {
      for (const value of [0, 1, 2, 12_345]) {
        const values = Object.fromEntries(names(parse(text)).map((name) => [name, value]));
        expect(ours(text, values, locale), `${locale} ${key} ${value}`).toBe(theirs(text, values, locale));
      }
    }
  });

  it.each([
    '{who, select, she {hers {n, plural, one {# thing} other {# things}}} other {theirs}}',
    '{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}',
    '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
    '{n, plural, one {#} other {{who} has #}}',
  ])('of a kind that words may come to have: %s', (text) => {
    for (const who of ['she', 'he'])
      for (const n of [0, 1, 2, 3, 22])
        expect(ours(text, { who, n }, 'en-GB')).toBe(theirs(text, { who, n }, 'en-GB'));
  });

  it('is refused where a value is missing, so that the page can show its key', () => {
    expect(() => ours('{n, plural, one {#} other {#}}', {}, 'en-GB')).toThrow('n is missing');
  });
});
