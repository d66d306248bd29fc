import { readCourses } from '../../server/rooms.ts';
import { momentAt } from '../../server/core/wall-clock.rule.ts';
import type { Counted } from '../../server/rooms/hours/counting.rule.ts';
import { numbersOf } from '../../server/rooms/hours/hours.content.ts';
import type { HoursNumbers } from '../../server/rooms/hours/hours-numbers.types.ts';
import type { EntryEvent, EntryFacts } from '../../server/rooms/hours/log.types.ts';

export const numbers = numbersOf(readCourses().course('advanced-mentoring', 1)) as HoursNumbers;

/** A moment by the clock of somebody in London, `2026-03-02 10:00`. */
export function at(text: string, zone = 'Europe/London'): Date {
  const [day = '', time = '00:00'] = text.split(' ');
  return momentAt(zone, { day, time });
}

/** From a text of the clock on, so many minutes. */
export function facts(start: string, minutes: number, more: Partial<EntryFacts> = {}): EntryFacts {
  const zone = more.zone ?? 'Europe/London';
  const startedAt = at(start, zone);
  return {
    kind: 'one-to-one',
    relationship: 'r1',
    startedAt,
    endedAt: new Date(startedAt.getTime() + minutes * 60_000),
    zone,
    breakMin: 0,
    aroundMin: 0,
    channel: 'video',
    participants: null,
    linked: null,
    outside: null,
    shadowing: false,
    ...more,
  };
}

let made = 0;

export const counted = (start: string, minutes: number, more: Partial<Counted> = {}): Counted => ({
  id: `e${(made += 1)}`,
  state: 'claimed',
  ...facts(start, minutes, more),
  ...more,
});

export const logged = (when: string, what: EntryFacts): EntryEvent => ({
  by: 'learner',
  what: 'logged',
  at: at(when),
  facts: what,
  lengthNote: '',
});
