import type { Lang } from '../../core/endpoint.contract.ts';
import { wallClock } from '../../core/wall-clock.rule.ts';
import { countLog, realMinutes, type LogCount } from './counting.rule.ts';
import { type Confirmation, confirmationOf } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { withStates } from './log-states.rule.ts';
import type { Entry, EntryState, Kind, Relationship } from './log.types.ts';

/** What files of a log are made of: facts, sums as the pages show them, and nobody's private words. */

export interface SessionRow {
  entry: Entry;
  /** Of the person mentored; null for a circle and for what was done alone. */
  label: string | null;
  /** Real minutes, breaks out; preparing and reflecting that were logged with it stand in `entry.aroundMin`. */
  minutes: number;
  counts: number;
  surplus: number;
  state: EntryState;
  /** Who says that it was so; null: nobody yet. */
  confirmed: Confirmation | null;
  /** Mentoring as other bodies count it: a talk with somebody, not in question, and not with whom one manages. */
  meeting: boolean;
}

export interface HoursFacts {
  lang: Lang;
  /** The learner's; null where the platform names nobody. */
  name: string | null;
  /** Under which they stand in the run. */
  number: number;
  course: string;
  window: { startsOn: string | null; endsOn: string | null };
  /** By whose clock the learner lives, for what has no clock of its own. */
  zone: string;
  madeAt: Date;
  numbers: HoursNumbers;
  relationships: readonly Relationship[];
  /** Oldest first. */
  rows: readonly SessionRow[];
  count: LogCount;
}

const MEETINGS: readonly Kind[] = ['one-to-one', 'circle', 'e-mentoring', 'observe-and-talk', 'review'];

/** The log as its files tell it, with the sums that the pages show. */
export function rowsOf(
  log: { entries: readonly Entry[]; relationships: readonly Relationship[] },
  numbers: HoursNumbers,
): Pick<HoursFacts, 'rows' | 'count' | 'relationships'> {
  const { relationships } = log;
  const counting = withStates(log, numbers);
  const count = countLog(counting, numbers);
  const labels = new Map(relationships.map(({ id, label }) => [id, label]));
  const rows = counting.entries
    .toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
    .map((entry): SessionRow => {
      const { counts = 0, surplus = 0, why = null } = count.byEntry.get(entry.id) ?? {};
      const asked = entry.state !== 'void' && entry.state !== 'queried';
      return {
        entry,
        label: entry.relationship === null ? null : (labels.get(entry.relationship) ?? null),
        minutes: realMinutes(entry),
        counts,
        surplus,
        state: entry.state,
        confirmed: asked ? confirmationOf(entry) : null,
        meeting: asked && MEETINGS.includes(entry.kind) && why !== 'line-managed',
      };
    });
  return { rows, count, relationships };
}

/** By the month in which they began there, YYYY-MM, in the order of time. */
export function byMonth(rows: readonly SessionRow[]): Map<string, SessionRow[]> {
  const months = new Map<string, SessionRow[]>();
  for (const row of rows) {
    const month = dayOf(row).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return months;
}

/** The day on which it began, by its own clock. */
export const dayOf = ({ entry }: SessionRow): string => wallClock(entry.zone, entry.startedAt).day;

/** `1 h 30`, in both languages; never a rounded decimal. */
export const hoursAndMinutes = (minutes: number): string =>
  `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
