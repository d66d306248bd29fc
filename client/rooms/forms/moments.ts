import type { Moment } from '../../../server/rooms/forms/answer.rule.ts';

/** A moment is typed as a day and a time on the writer's own clock, and kept in UTC with the zone of that clock. */

export interface Typed {
  day: string;
  time: string;
}

export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const two = (number: number) => String(number).padStart(2, '0');

/** What stands in the boxes; a moment that is half typed is a text, "2026-03-26T" or "T16:10". */
export function typedOf(value: unknown): Typed {
  if (typeof value === 'string') {
    const [day = '', time = ''] = value.split('T');
    return { day, time };
  }
  const at = new Date((value as Moment | undefined)?.at ?? '');
  if (Number.isNaN(at.getTime())) return { day: '', time: '' };
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
}

export function momentOf({ day, time }: Typed): Moment | string {
  if (day === '' && time === '') return '';
  const at = new Date(`${day}T${time}`);
  if (day === '' || time === '' || Number.isNaN(at.getTime())) return `${day}T${time}`;
  return { at: at.toISOString(), zone: ownZone() };
}
