import { countLog } from './counting.rule.ts';
import { isLate, stateOf } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { LogTally } from './log.store.ts';
import type { Log } from './log.types.ts';

/** A log in a few figures: what lists of a cohort show without reading an entry. */
export function tallyOf(
  { entries, relationships }: Pick<Log, 'entries' | 'relationships'>,
  numbers: HoursNumbers,
): LogTally {
  const counting = entries.map((entry) => ({ ...entry, state: stateOf(entry, numbers) }));
  const { counted, verified } = countLog({ entries: counting, relationships }, numbers);
  const kept = counting.filter(({ state }) => state !== 'void');
  const last = Math.max(...kept.map(({ startedAt }) => startedAt.getTime()));
  return {
    counted,
    verified,
    entries: kept.length,
    queried: kept.filter(({ state }) => state === 'queried').length,
    late: kept.filter((entry) => isLate(entry, numbers)).length,
    claimed: kept.filter(({ state }) => state === 'claimed').length,
    lastEntryAt: kept.length === 0 ? null : new Date(last),
    relationships: relationships.filter(({ endedAt }) => endedAt === null).length,
  };
}

/** Verified hours as the gradebook has them: one decimal, never rounded up. */
export const hoursOf = (minutes: number): number => Math.floor((minutes * 10) / 60) / 10;
