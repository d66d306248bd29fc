/** Clocks on walls, and moments: a session is said by the clock of whoever held it, and kept in UTC (rules H3, K6). */

export interface WallTime {
  /** `2026-03-29` */
  day: string;
  /** `16:10` */
  clock: string;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock say at a moment where a zone is kept. */
export function wallTimeOf(zone: string, moment: Date): WallTime {
  // Swedish writes 2026-03-29 16:10.
  const [day = '', clock = ''] = formatOf(zone).format(moment).split(' ');
  return { day, clock };
}

/**
 * The moment at which calendar and clock say so. Where clocks go back, one time comes twice: the first is meant. Where
 * they go forward, one is left out: undefined.
 */
export function momentOf(zone: string, { day, clock }: WallTime): Date | undefined {
  const asUtc = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const moments = [-DAY_MS, DAY_MS].map((away) => asUtc - offsetOf(zone, new Date(asUtc + away)));
  return moments
    .sort((one, other) => one - other)
    .map((moment) => new Date(moment))
    .find((moment) => {
      const wall = wallTimeOf(zone, moment);
      return wall.day === day && wall.clock === clock;
    });
}

function offsetOf(zone: string, moment: Date): number {
  const { day, clock } = wallTimeOf(zone, moment);
  const minute = Math.floor(moment.getTime() / 60_000) * 60_000;
  return Date.parse(`${day}T${clock}:00Z`) - minute;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}
