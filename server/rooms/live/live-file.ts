import { type CalendarEvent, calendarFile } from '../../core/calendar-file.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Scope } from '../../core/scope.ts';
import { words } from '../../core/words.ts';
import type { LiveSession } from './calendar.types.ts';
import { meetingsAfter, type SetDates } from './meeting-dates.service.ts';

interface About {
  lang: Lang;
  /** Rises whenever a time may have moved. */
  moved: number;
}

/**
 * Sessions as a calendar has them: moments in UTC, so that every calendar shows them by its own clock, also across a change
 * of clocks. The link stands in the description; calendars are shared, and who holds it may come.
 */
export const sessionEvents = (
  { tenant, run }: Scope,
  sessions: readonly LiveSession[],
  { lang, moved }: About,
): CalendarEvent[] =>
  sessions.flatMap(({ step, number, title, startsAt, endsAt, link }) =>
    startsAt === null || endsAt === null
      ? []
      : {
          key: ['live session', tenant, run, step],
          moved,
          when: { start: startsAt, end: endsAt },
          summary: `${number} ${title[lang]}`,
          ...(link !== null && { description: link }),
        },
  );

/** What a set has fixed beyond the sessions of the course. */
export const meetingEvents = (
  { tenant, run }: Scope,
  sessions: readonly LiveSession[],
  { lang, moved, sets }: About & { sets: SetDates },
): CalendarEvent[] =>
  meetingsAfter(sessions, sets).map(({ n, from, until }) => ({
    key: ['set meeting', tenant, run, sets.set.id, String(n)],
    moved,
    when: { start: from, end: until },
    summary: words(lang)('live.file.meeting', { n }),
    ...(sets.set.link !== '' && { description: sets.set.link }),
  }));

export const sessionsFile = (
  events: readonly CalendarEvent[],
  { lang, madeAt }: { lang: Lang; madeAt: Date },
) => calendarFile(events, { name: words(lang)('live.file.name'), product: 'Live sessions', lang, madeAt });
