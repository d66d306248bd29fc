import { type CalendarEvent, calendarFile } from '../../core/calendar-file.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { words } from '../../core/words.ts';
import type { Relationship } from './log.types.ts';

const AGAIN_SECONDS = 4 * 60 * 60;

/** Days on which a session is to be held. Calendars are shared with colleagues and phones: a label, the time, nothing else. */
export function sessionsFile(
  relationships: readonly Pick<Relationship, 'id' | 'label' | 'next' | 'pausedAt' | 'endedAt'>[],
  { lang, madeAt, others = [] }: { lang: Lang; madeAt: Date; others?: readonly CalendarEvent[] },
): Uint8Array {
  const t = words(lang);
  const events = relationships.flatMap(({ id, label, next, pausedAt, endedAt }) =>
    next === null || pausedAt !== null || endedAt !== null
      ? []
      : {
          key: ['next session', id],
          moved: next.moved,
          when: { start: next.at, end: next.endsAt },
          summary: t('hours.paper.session-with', { label }),
        },
  );
  const name = t('hours.paper.calendar');
  return calendarFile([...events, ...others], {
    name,
    product: 'Mentoring hours',
    lang,
    madeAt,
    againSeconds: AGAIN_SECONDS,
  });
}
