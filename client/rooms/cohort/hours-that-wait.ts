import type { WaitingEntry, WaitingHours } from '../hours/cohort-hours.state.ts';

/** Why an entry stands among what waits. `asked`: a trainer asked, and its learner has not answered yet. */
export type Why = 'late' | 'answered' | 'disputed' | 'asked';

export interface HoursWait extends WaitingEntry {
  why: Why;
  since: string;
}

const WHY = { queried: 'asked', disputed: 'disputed', answered: 'answered', changed: 'answered' } as const;

/** Entries that wait for a trainer, the longest first; behind them those that wait for their learner. */
export function hoursThatWait({ late, queried }: WaitingHours): HoursWait[] {
  const all = [
    ...late.map((one): HoursWait => ({ ...one, why: 'late', since: momentOf(one, 'logged') })),
    ...queried.map(withWhy),
  ];
  return all.toSorted(
    (one, other) =>
      Number(one.why === 'asked') - Number(other.why === 'asked') || one.since.localeCompare(other.since),
  );
}

/** The last word about an open question says whose turn it is. */
function withWhy(one: WaitingEntry): HoursWait {
  const last = one.entry.events.findLast((event) => event.what in WHY);
  const why = last ? WHY[last.what as keyof typeof WHY] : 'asked';
  return { ...one, why, since: last?.at ?? one.entry.startedAt };
}

const momentOf = ({ entry }: WaitingEntry, what: 'logged'): string =>
  entry.events.find((event) => event.what === what)?.at ?? entry.startedAt;
