import { dayIn } from '../../core/days.rule.ts';
import { stateOf } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Entry } from './log.types.ts';

const DAY_MS = 86_400_000;
/** A month, and the six weeks of rule R6. */
const ACTIVE_DAYS = 31;
const DUE_DAYS = 42;

/** Whether somebody is in touch with those they mentor; null where there is nobody yet. */
export function activityOf(
  { relationships, lastEntryAt }: { relationships: number; lastEntryAt: Date | null },
  now: Date,
): 'active' | 'due' | 'lapsed' | null {
  if (lastEntryAt === null) return relationships > 0 ? 'due' : null;
  const days = (now.getTime() - lastEntryAt.getTime()) / DAY_MS;
  if (days <= ACTIVE_DAYS) return 'active';
  return days <= DUE_DAYS ? 'due' : 'lapsed';
}

/** The day on which it began, where whoever logged it was. */
export const dayOf = ({ zone, startedAt }: Pick<Entry, 'zone' | 'startedAt'>): string =>
  dayIn(zone, startedAt);

export interface Sample {
  confirmed: number;
  sessions: number;
  oneIn: number;
  enough: boolean;
}

/**
 * N13: how many sessions of a learner somebody else has confirmed. Preparing and reflecting happens alone, and what does
 * not count needs nobody's word: neither is a session here.
 */
export function sampleOf(entries: readonly Entry[], numbers: HoursNumbers): Sample {
  const sessions = entries.filter(
    ({ voided, kind }) => !voided && kind !== 'prep-and-reflect' && kind !== 'does-not-count',
  );
  const confirmed = sessions.filter((entry) => isConfirmedByOther(entry, numbers)).length;
  const enough = sessions.length > 0 && confirmed * numbers.sample >= sessions.length;
  return { confirmed, sessions: sessions.length, oneIn: numbers.sample, enough };
}

/** It stands, and would without any word of a trainer: else a month confirmed on a sample would be the next one's. */
function isConfirmedByOther(entry: Entry, numbers: HoursNumbers): boolean {
  const events = entry.events.filter(({ by }) => by !== 'trainer');
  return [entry, { ...entry, events }].every((one) =>
    ['countersigned', 'verified'].includes(stateOf(one, numbers)),
  );
}

/** What a trainer's word on a month is about: what counts, and that nobody has confirmed. */
export const isConfirmable = (entry: Entry, numbers: HoursNumbers): boolean =>
  entry.kind !== 'does-not-count' && stateOf(entry, numbers) === 'claimed';

/** The confirmation of a month by which an entry stands confirmed; null where there is none, or it was taken back. */
export function batchOf({ events }: Pick<Entry, 'events'>): string | null {
  const last = events.findLast((one) => one.what === 'confirmed' || one.what === 'unconfirmed');
  return last?.what === 'confirmed' && last.by === 'trainer' ? last.batch : null;
}
