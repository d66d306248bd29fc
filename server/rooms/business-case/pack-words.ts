import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf, words } from '../../core/words.ts';
import type { PackSaying } from './pack-text.rule.ts';

/** How the facts of a case are put into words on the papers of a pack. */
export function packSaying(lang: Lang): PackSaying {
  const t = words(lang);
  const date = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    lang,
    say: (word, values) => t(`case.pack.paper.${word}`, values),
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
  };
}
