import type { LiveSession, RhythmMove, Settled } from './calendar.types.ts';
import type { Rhythm } from './calendar.rule.ts';
import { planOf, type Held } from './set-plan.rule.ts';
import type { MeetingSet } from './set.types.ts';

/** What was moved, told to those who were to come: once, however often it was moved before they heard of it. */
export interface DateChange {
  /** The same move has the same key. */
  key: string;
  at: Date;
  was: Date | null;
  now: Date | null;
  of:
    | { what: 'session'; session: LiveSession }
    | { what: 'meeting'; n: number }
    | { what: 'rhythm'; from: Rhythm; to: Rhythm };
}

/** Whom it is told to: what they know already is no news. */
export interface Listener {
  now: Date;
  /** When they came into the run; null: nobody knows. */
  cameAt: Date | null;
  /** When they came into their set, where that was after it was formed. */
  inSetSince: Date | null;
  /** They have seen what was moved until then. */
  seenUntil: Date | null;
  /** Keys of what they were mailed. */
  told: ReadonlySet<string>;
}

/** Whoever corrects a move at once has written to nobody. */
const TELL_AFTER_MS = 10 * 60_000;
/** What was moved earlier is in the calendar that people go by. */
const NEWS_MS = 14 * 86_400_000;

export const tellAfter = (now: Date): Date => new Date(now.getTime() + TELL_AFTER_MS);

interface Move {
  from: Date | null;
  to: Date | null;
  at: Date;
}

/** Those behind the last one that is known, as one. Undefined: there is none, or in the end nothing has changed. */
function netMove(moves: readonly Move[], name: string, { now, cameAt, seenUntil, told }: Listener) {
  const keyOf = ({ at }: Move) => `${name} ${at.getTime()}`;
  const isKnown = (move: Move) =>
    now.getTime() - move.at.getTime() > NEWS_MS ||
    [cameAt, seenUntil].some((until) => until !== null && move.at <= until) ||
    told.has(keyOf(move));
  const fresh = moves.slice(moves.findLastIndex(isKnown) + 1);
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (!first || !last || first.from?.getTime() === last.to?.getTime()) return undefined;
  return { key: keyOf(last), at: last.at, was: first.from, now: last.to };
}

export const sessionChanges = (
  sessions: readonly LiveSession[],
  settled: readonly Settled[],
  listener: Listener,
): DateChange[] =>
  sessions.flatMap((session) => {
    const moves = settled.find(({ step }) => step === session.step)?.moves ?? [];
    const move = netMove(moves, `session ${session.step}`, listener);
    if (!move || session.endsAt === null || session.endsAt <= listener.now) return [];
    return [{ ...move, of: { what: 'session' as const, session } }];
  });

/** Of several the first weekday and the last. */
export function rhythmChanges(moves: readonly RhythmMove[], listener: Listener): DateChange[] {
  const nameOf = ({ weekday, time }: Rhythm) => `${weekday} ${time}`;
  const fresh = moves.filter((move) =>
    netMove([{ from: null, to: move.at, at: move.at }], 'rhythm', listener),
  );
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (!first || !last || nameOf(first.from) === nameOf(last.to)) return [];
  const key = `rhythm ${last.at.getTime()}`;
  return [{ key, at: last.at, was: null, now: null, of: { what: 'rhythm', from: first.from, to: last.to } }];
}

/** By a trainer, or by the members at the end of the meeting before (C25): whoever was not there has not heard of it. */
export function meetingChanges(set: MeetingSet, held: readonly Held[], listener: Listener): DateChange[] {
  const ofSet = { ...listener, cameAt: listener.inSetSince ?? listener.cameAt };
  return planOf(set, held).flatMap(({ n, at, state }) => {
    if (state !== 'planned' || at <= listener.now) return [];
    const fixed = fixedBefore(set, held, { n, at });
    const moved = set.dateMoves.filter((move) => move.n === n);
    const move = netMove(fixed ? [fixed] : moved, `meeting ${set.number} ${n}`, ofSet);
    return move ? [{ ...move, of: { what: 'meeting' as const, n } }] : [];
  });
}

function fixedBefore(
  set: MeetingSet,
  held: readonly Held[],
  { n, at }: { n: number; at: Date },
): Move | undefined {
  const before = held.find((one) => one.n === n - 1)?.state;
  if (before?.next?.at !== at.getTime() || before.closedAt === null) return undefined;
  return { from: set.meetings[n - 1]?.at ?? null, to: at, at: new Date(before.closedAt) };
}
