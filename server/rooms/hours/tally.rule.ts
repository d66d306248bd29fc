import { countLog } from './counting.rule.ts';
import { isLate } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { withStates } from './log-states.rule.ts';
import type { LogTally } from './log.store.ts';
import type { Log } from './log.types.ts';

/** A log in a few figures: what lists of a cohort show without reading an entry. */
export function tallyOf(log: Pick<Log, 'entries' | 'relationships'>, numbers: HoursNumbers): LogTally {
  const counting = withStates(log, numbers);
  const { counted, verified } = countLog(counting, numbers);
  const kept = counting.entries.filter(({ state }) => state !== 'void');
  const last = Math.max(...kept.map(({ startedAt }) => startedAt.getTime()));
  return {
    counted,
    verified,
    entries: kept.length,
    queried: kept.filter(({ state }) => state === 'queried').length,
    late: kept.filter((entry) => isLate(entry, numbers)).length,
    claimed: kept.filter(({ state }) => state === 'claimed').length,
    lastEntryAt: kept.length === 0 ? null : new Date(last),
    relationships: log.relationships.filter(({ endedAt }) => endedAt === null).length,
  };
}

/** Verified hours as the gradebook has them: one decimal, never rounded up. */
export const hoursOf = (minutes: number): number => Math.floor((minutes * 10) / 60) / 10;
