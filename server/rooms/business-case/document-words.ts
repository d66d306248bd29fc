import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf, words } from '../../core/words.ts';
import type { DocumentSaying } from './case-document.types.ts';

/** A list that only the program knows, as people read it. */
export type Choices = Readonly<
  Record<string, readonly { key: string; label: Readonly<Record<Lang, string>> }[]>
>;

/** How a case is put into words on whatever the server writes. */
export function documentSaying(lang: Lang, choices: Choices): DocumentSaying {
  const t = words(lang);
  const date = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    lang,
    say: (word, values) => t(`case.copies.paper.${word}`, values),
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    choice: (source, key) => choices[source]?.find((one) => one.key === key)?.label[lang] ?? key,
  };
}
