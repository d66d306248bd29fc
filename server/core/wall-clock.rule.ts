/** What clocks show in a zone, and which moment that is. Zones are those of `days.rule`. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish writes YYYY-MM-DD HH:MM.
  const made = new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** Day and time as clocks show them: `{ day: '2026-03-29', time: '00:30' }`. */
export interface WallClock {
  day: string;
  time: string;
}

export function wallClock(timeZone: string, moment: Date): WallClock {
  const [day = '', time = ''] = formatOf(timeZone).format(moment).split(' ');
  return { day, time };
}

/**
 * The moment at which clocks there show this; of one that they show twice the first is meant. Undefined where they leave it
 * out, and for what is no day or no time.
 */
export function momentShowing(timeZone: string, { day, time }: WallClock): Date | undefined {
  const wanted = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const right = guesses(timeZone, wanted).filter((at) => {
    const shown = wallClock(timeZone, new Date(at));
    return shown.day === day && shown.time === time;
  });
  return right.length > 0 ? new Date(Math.min(...right)) : undefined;
}

/** The same, where an hour that clocks leave out is read as if they had gone on. Takes a day and a time that exist. */
export function momentAt(timeZone: string, clock: WallClock): Date {
  // The offset before the change: with it, 01:30 that never was is half an hour after the clocks went forward.
  const [before = NaN] = guesses(timeZone, Date.parse(`${clock.day}T${clock.time}Z`));
  return momentShowing(timeZone, clock) ?? new Date(before);
}

/** With the offset of the day before, and with that of the day after. */
const guesses = (timeZone: string, wanted: number): number[] =>
  [-DAY_MS, DAY_MS].map((away) => wanted - (shownAt(timeZone, wanted + away) - (wanted + away)));

/** What clocks show at a moment, as if it were UTC. */
function shownAt(timeZone: string, at: number): number {
  const { day, time } = wallClock(timeZone, new Date(at));
  return Date.parse(`${day}T${time}Z`);
}

/** ISO 8601 with the offset in force there: `2026-03-29T09:30+02:00`. */
export function isoIn(timeZone: string, moment: Date): string {
  const { day, time } = wallClock(timeZone, moment);
  const away = Date.parse(`${day}T${time}Z`) / 60_000 - Math.floor(moment.getTime() / 60_000);
  const [hours, minutes] = [Math.floor(Math.abs(away) / 60), Math.abs(away) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${day}T${time}${away < 0 ? '-' : '+'}${hours}:${minutes}`;
}

const DAY_MS = 86_400_000;
