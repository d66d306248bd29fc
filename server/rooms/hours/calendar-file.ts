import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Lang } from '../../core/endpoint.contract.ts';
import { derivedId } from '../../core/hash.ts';
import { words } from '../../core/words.ts';
import type { Relationship } from './log.types.ts';

/** How often a calendar that follows the address may ask again, as far as it heeds that. */
const AGAIN_SECONDS = 4 * 60 * 60;

/** Days on which a session is to be held. Calendars are shared with colleagues and phones: a label, the time, nothing else. */
export function calendarFile(
  relationships: readonly Pick<Relationship, 'id' | 'label' | 'next' | 'pausedAt' | 'endedAt'>[],
  { lang, madeAt }: { lang: Lang; madeAt: Date },
): Uint8Array {
  const t = words(lang);
  const calendar = ical({
    name: t('hours.paper.calendar'),
    prodId: { company: 'Re-entry', product: 'Mentoring hours', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: AGAIN_SECONDS,
  });
  for (const { id, label, next, pausedAt, endedAt } of relationships) {
    if (next === null || pausedAt !== null || endedAt !== null) continue;
    calendar.createEvent({
      // The same session moved is the same event, not a second one; and the id leads to nobody.
      id: `${derivedId('next session', id)}@re-entry`,
      stamp: madeAt,
      sequence: next.moved,
      start: next.at,
      end: next.endsAt,
      summary: t('hours.paper.session-with', { label }),
    });
  }
  return Buffer.from(calendar.toString(), 'utf8');
}
