import type { EntryFacts } from './log.types.ts';

/** The facts of an entry without what else its row holds. */
export const factsOf = (entry: EntryFacts): EntryFacts => ({
  kind: entry.kind,
  relationship: entry.relationship,
  startedAt: entry.startedAt,
  endedAt: entry.endedAt,
  zone: entry.zone,
  breakMin: entry.breakMin,
  aroundMin: entry.aroundMin,
  channel: entry.channel,
  participants: entry.participants,
  linked: entry.linked,
  outside: entry.outside,
  shadowing: entry.shadowing,
});
