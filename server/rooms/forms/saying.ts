import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf } from '../../core/words.ts';
import type { Saying } from './print.rule.ts';
import type { Choice } from './source.service.ts';

/** How a form's values are said on anything that the server prints. */
export function sayingOf(lang: Lang, sources: Readonly<Record<string, readonly Choice[]>>): Saying {
  const locale = localeOf(lang);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    lang,
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    moment: (at, zone) => momentIn(locale, at, zone),
    choice: (source, key) => sources[source]?.find((one) => one.key === key)?.label[lang] ?? key,
    nothing: '—',
  };
}

function momentIn(locale: string, at: string, timeZone: string): string {
  const how = { dateStyle: 'long', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...how, timeZone }).format(new Date(at));
  } catch {
    // A zone that this machine does not know.
    return new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(new Date(at));
  }
}
