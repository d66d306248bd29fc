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
export function wallClock(timeZone: string, moment: Date): { day: string; time: string } {
  const [day = '', time = ''] = formatOf(timeZone).format(moment).split(' ');
  return { day, time };
}

/**
 * The moment at which clocks there show this. An hour that clocks leave out is read as if they had gone on; of one that
 * they show twice the first is meant.
 */
export function momentAt(timeZone: string, { day, time }: { day: string; time: string }): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  const shown = (at: number) => {
    const clock = wallClock(timeZone, new Date(at));
    return Date.parse(`${clock.day}T${clock.time}Z`);
  };
  const candidates = [-DAY_MS, DAY_MS].map((away) => wanted - (shown(wanted + away) - (wanted + away)));
  const right = candidates.filter((at) => shown(at) === wanted);
  // The offset before the change: with it, 01:30 that never was is half an hour after the clocks went forward.
  return new Date(right.length > 0 ? Math.min(...right) : (candidates[0] ?? wanted));
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
