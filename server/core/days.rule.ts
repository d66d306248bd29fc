/** Days as YYYY-MM-DD: they have no zone of their own, so arithmetic on them is done in UTC. */

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone of the IANA database, as browsers and platforms name it. Moodle also sends `99` and offsets such as `5.5`. */
export function isTimeZone(text: string): boolean {
  if (!/^(UTC|[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)+)$/.test(text) || text.length > 64) return false;
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The day that a moment lies on where that zone is kept. UTC stands in for a zone that is not known. */
export function dayIn(timeZone: string | null, moment: Date): string {
  // Swedish writes days as YYYY-MM-DD.
  return formatOf(timeZone ?? 'UTC').format(moment);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Where a day begins first: nobody's own today is later than it is there. */
export const FIRST_DAWN = 'Pacific/Kiritimati';

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Monday of the week in which a day lies: weeks of a run are counted from it. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
