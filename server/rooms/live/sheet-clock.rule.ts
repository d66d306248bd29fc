/**
 * The clock of a run sheet. It follows the sheet by itself from the session's start; `behind` is by how much what happens in
 * the room lags behind it, and is all that a press changes. So nothing has to be pressed, and a page that slept is right again.
 */

export interface SheetRow {
  /** Minutes from the start. */
  from: number;
  minutes: number;
}

export interface ClockState {
  /** Seconds behind the sheet; less than nothing where it runs ahead. */
  behind: number;
  /** Stands since then, ISO 8601. */
  pausedAt: string | null;
}

export const ON_TIME: ClockState = { behind: 0, pausedAt: null };

export interface ClockView {
  /** `before` the first row, `after` the last. */
  phase: 'before' | 'during' | 'after';
  /** Place of the row that is on; before and after it the nearest. */
  row: number;
  /** Seconds left of the row, of the wait before, and 0 after. */
  left: number;
  behind: number;
  /** When the session ends if nothing is taken back. */
  endsAt: string;
}

const SECOND = 1000;
const minutes = (count: number): number => count * 60;

/** Seconds behind now, the pause that lasts among them. */
const behindNow = ({ behind, pausedAt }: ClockState, now: string): number =>
  behind + (pausedAt === null ? 0 : Math.max(0, secondsBetween(pausedAt, now)));

const secondsBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / SECOND);

/** Seconds of the sheet that are over. */
const placeAt = (startsAt: string, state: ClockState, now: string): number =>
  secondsBetween(startsAt, now) - behindNow(state, now);

export function clockAt(
  rows: readonly SheetRow[],
  { startsAt, state, now }: { startsAt: string; state: ClockState; now: string },
): ClockView {
  const at = placeAt(startsAt, state, now);
  const last = rows.at(-1) ?? { from: 0, minutes: 0 };
  const length = minutes(last.from + last.minutes);
  const behind = behindNow(state, now);
  const endsAt = new Date(Date.parse(startsAt) + (length + behind) * SECOND).toISOString();
  if (at < 0) return { phase: 'before', row: 0, left: -at, behind, endsAt };
  if (at >= length) return { phase: 'after', row: Math.max(0, rows.length - 1), left: 0, behind, endsAt };
  const row = rows.findLastIndex(({ from }) => minutes(from) <= at);
  const { from, minutes: lasts } = rows[row] ?? last;
  return { phase: 'during', row, left: minutes(from + lasts) - at, behind, endsAt };
}

export type ClockAct =
  { what: 'row'; row: number } | { what: 'more'; minutes: number } | { what: 'pause' } | { what: 'go-on' };

/** Seconds that the row which is on has run: more minutes never lead back into the one before. */
const sinceRow = (rows: readonly SheetRow[], at: number): number =>
  Math.max(0, at - minutes(rows.findLast(({ from }) => minutes(from) <= at)?.from ?? 0));

/** What a press makes of it: to the beginning of a row, more or fewer minutes for the one that is on, a pause. */
export function pressed(
  rows: readonly SheetRow[],
  { startsAt, state, now, act }: { startsAt: string; state: ClockState; now: string; act: ClockAct },
): ClockState {
  const at = placeAt(startsAt, state, now);
  const going = { behind: behindNow(state, now), pausedAt: null };
  switch (act.what) {
    case 'row':
      return { behind: secondsBetween(startsAt, now) - minutes(rows[act.row]?.from ?? 0), pausedAt: null };
    case 'more':
      return { ...state, behind: state.behind + Math.min(minutes(act.minutes), sinceRow(rows, at)) };
    case 'pause':
      return state.pausedAt === null ? { ...state, pausedAt: now } : state;
    case 'go-on':
      return going;
  }
}
