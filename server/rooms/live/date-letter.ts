import type { Lang } from '../../core/endpoint.contract.ts';
import { localeOf, words } from '../../core/words.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import type { Asked } from '../../house.ts';
import type { Rhythm } from './calendar.rule.ts';
import type { LiveSession } from './calendar.types.ts';
import type { DateChange } from './date-change.rule.ts';

/** Sentences of dates for a mail: numbers and names of the course, and nothing that somebody wrote. */
export const dateSentences = ({ lang, zone }: Pick<Asked, 'lang' | 'zone'>) => {
  const t = words(lang);
  const moment = (at: Date | null) => (at ? momentText(at, { lang, zone }) : '');
  const nameOf = ({ number, title }: LiveSession) => `${number} ${title[lang]}`;
  return {
    changed({ was, now, of }: DateChange, runZone: string): string {
      const times = { was: moment(was), now: moment(now) };
      if (of.what === 'session') return t('live.letter.session', { ...times, session: nameOf(of.session) });
      if (of.what === 'rhythm')
        return t('live.letter.rhythm', {
          ...rhythmValues('now', of.to, lang),
          ...rhythmValues('was', of.from, lang),
          zone: runZone.replaceAll('_', ' '),
        });
      return t(was ? 'live.letter.meeting' : 'live.letter.meeting.fixed', { ...times, n: of.n });
    },
    session: (session: LiveSession) =>
      t('live.letter.soon.session', { session: nameOf(session), now: moment(session.startsAt) }),
    meeting: (n: number, at: Date) => t('live.letter.soon.meeting', { n, now: moment(at) }),
    action: (n: number, due: string) => t('live.letter.action', { n, due: dayText(due, lang) }),
  };
};

/** Spanish puts a comma after the weekday. */
const dayOf = (at: Date, lang: Lang, timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf(lang), { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    .format(at)
    .replace(',', '');

const momentText = (at: Date, { lang, zone }: { lang: Lang; zone: string }): string =>
  `${dayOf(at, lang, zone)}, ${wallClock(zone, at).time}`;

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const dayText = (day: string, lang: Lang): string => dayOf(atNoon(day), lang, 'UTC');

/** A Monday, by which the days of a week are called what the reader calls them. */
const MONDAY = '2024-01-0';
const rhythmValues = (which: 'now' | 'was', { weekday, time }: Rhythm, lang: Lang) => ({
  [`${which}Day`]: new Intl.DateTimeFormat(localeOf(lang), { weekday: 'long', timeZone: 'UTC' }).format(
    atNoon(`${MONDAY}${weekday}`),
  ),
  [`${which}Time`]: time,
});
