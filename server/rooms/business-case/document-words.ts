import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf, words } from '../../core/words.ts';
import { choiceOf } from './document-goals.rule.ts';
import type { Choices, DocumentSaying } from './case-document.types.ts';

/** How a case is put into words on whatever the server writes. */
export function documentSaying(lang: Lang, choices: Choices): DocumentSaying {
  const t = words(lang);
  const date = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    lang,
    say: (word, values) => t(`case.copies.paper.${word}`, values),
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    choice: choiceOf(choices, lang),
  };
}
