import { factsOf } from './entry-facts.rule.ts';
import type { Ask, EntryFacts, Log } from './log.types.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How long six figures are good: as long as a talk in which they are read out, and not a day's guessing. */
const CODE_MINUTES = 30;
/** Unanswered questions of one log. Forty hours are some thirty entries. */
export const OPEN_ASKS = 100;
/** Closed and lapsed ones are let go after that; what came of them stands with the entry. */
const KEPT_DAYS = 60;
/** Closed ones of one log: questions that are asked and taken back all day must not fill its document. */
const KEPT_CLOSED = 300;

export const askUntil = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY);

export const codeUntil = (ask: Ask, now: Date): Date =>
  new Date(Math.min(ask.until.getTime(), now.getTime() + CODE_MINUTES * MINUTE));

export const isLapsed = (ask: Ask, now: Date): boolean => ask.until <= now;
export const isOpen = (ask: Ask, now: Date): boolean => ask.closed === null && !isLapsed(ask, now);

/** Whether these are six figures of an open question, and still good. */
export const isCodeGood = (ask: Ask, codeHash: string, now: Date): boolean =>
  isOpen(ask, now) && ask.codeHash === codeHash && ask.codeUntil !== null && ask.codeUntil > now;

export const isSameSubject = (a: Ask['of'], b: Ask['of']): boolean =>
  'entry' in a ? 'entry' in b && a.entry === b.entry : 'agreement' in b && a.agreement === b.agreement;

export const closeAsk = (ask: Ask, how: NonNullable<Ask['closed']>['how'], at: Date): Ask => ({
  ...ask,
  codeHash: null,
  codeUntil: null,
  closed: { at, how },
});

/** A log's questions with a new one: one that stands open for the same person and thing is taken back by it. */
export function withAsk(asks: readonly Ask[], made: Ask, now: Date): Ask[] {
  const kept = asks.filter(
    (ask) => now.getTime() - (ask.closed?.at ?? ask.until).getTime() < KEPT_DAYS * DAY,
  );
  const settled = kept.map((ask) =>
    ask.closed === null && ask.who === made.who && isSameSubject(ask.of, made.of)
      ? closeAsk(ask, 'revoked', now)
      : ask,
  );
  return [...withoutOldest(settled), made];
}

function withoutOldest(asks: readonly Ask[]): Ask[] {
  const closedAt = ({ closed }: Ask) => closed?.at.getTime() ?? 0;
  const closed = asks.filter((ask) => ask.closed !== null).toSorted((a, b) => closedAt(b) - closedAt(a));
  const gone = new Set(closed.slice(KEPT_CLOSED));
  return asks.filter((ask) => !gone.has(ask));
}

export const replaced = (asks: readonly Ask[], changed: Ask): Ask[] =>
  asks.map((ask) => (ask.id === changed.id ? changed : ask));

/** Minutes of the meeting itself, which is what somebody else can know of: not what was prepared around it. */
export const minutesOf = ({ startedAt, endedAt, breakMin }: EntryFacts): number =>
  Math.round((endedAt.getTime() - startedAt.getTime()) / MINUTE) - breakMin;

export const labelOf = ({ relationships }: Pick<Log, 'relationships'>, id: string | null): string | null =>
  relationships.find((one) => one.id === id)?.label ?? null;

/** All that a confirmation is of, as one text: it differs when any of it does (rule H14). */
export const factsText = (facts: EntryFacts, label: string | null): string =>
  JSON.stringify({ ...factsOf(facts), label });
