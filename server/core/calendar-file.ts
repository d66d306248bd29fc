import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Lang } from './endpoint.contract.ts';
import { derivedId } from './hash.ts';

export interface CalendarEvent {
  /** What it is and of whom: the same event written again is that one moved, and no second one. The id leads to nobody. */
  key: readonly string[];
  /** Rises whenever it may have moved. */
  moved: number;
  summary: string;
  description?: string;
  /** Whole days have no zone: `YYYY-MM-DD`. */
  when: { day: string } | { start: Date; end: Date };
}

export interface CalendarAbout {
  name: string;
  /** The part of the tool that writes it. */
  product: string;
  lang: Lang;
  madeAt: Date;
  /** How often a calendar that follows an address may ask again, as far as it heeds that. */
  againSeconds?: number;
}

/** A file for calendar programs (RFC 5545). */
export function calendarFile(events: readonly CalendarEvent[], about: CalendarAbout): Uint8Array {
  const calendar = ical({
    name: about.name,
    prodId: { company: 'Re-entry', product: about.product, language: about.lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ...(about.againSeconds && { ttl: about.againSeconds }),
  });
  for (const { key, moved, summary, description, when } of events)
    calendar.createEvent({
      id: `${derivedId(...key)}@re-entry`,
      stamp: about.madeAt,
      sequence: moved,
      summary,
      ...(description && { description }),
      ...('day' in when ? { start: new Date(`${when.day}T00:00:00Z`), allDay: true } : when),
    });
  return Buffer.from(calendar.toString(), 'utf8');
}
