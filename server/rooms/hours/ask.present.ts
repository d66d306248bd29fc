import { isLapsed } from './ask.rule.ts';
import type { OwnAsk } from './ask.contract.ts';
import type { Ask } from './log.types.ts';

/** A question as its learner reads it: no hash of anything. */
export const presentAsk = (ask: Ask, now: Date): OwnAsk => ({
  id: ask.id,
  of: ask.of,
  who: ask.who,
  askedAt: ask.askedAt.toISOString(),
  until: ask.until.toISOString(),
  lapsed: isLapsed(ask, now),
  codeUntil: ask.codeUntil !== null && ask.codeUntil > now ? ask.codeUntil.toISOString() : null,
});

/** Unanswered ones, newest first. */
export const presentAsks = (asks: readonly Ask[], now: Date): OwnAsk[] =>
  asks
    .filter(({ closed }) => closed === null)
    .toSorted((a, b) => b.askedAt.getTime() - a.askedAt.getTime())
    .map((ask) => presentAsk(ask, now));
