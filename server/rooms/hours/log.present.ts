import { factsOf } from './entry-facts.rule.ts';
import type { Ask, Entry, EntryEvent, Log } from './log.types.ts';

/** A log as its learner takes it away: all that is theirs, and neither what only programs need nor who their trainers are. */
export const takenLog = ({ relationships, entries, asks, closures, plan }: Log) => ({
  relationships,
  entries: entries.map(takenEntry),
  asks: asks.map(takenAsk),
  closures,
  plan,
});

const takenEntry = (entry: Entry) => ({
  id: entry.id,
  ...factsOf(entry),
  lengthNote: entry.lengthNote,
  privateNote: entry.privateNote,
  evidence: entry.evidence,
  warned: entry.warned,
  voided: entry.voided,
  events: entry.events.map(takenEvent),
});

function takenEvent(event: EntryEvent) {
  if (event.by !== 'trainer') return event;
  const { person: _trainer, ...said } = event;
  return said;
}

/** No hash of the secret and none of the figures: either would let its reader try them elsewhere. */
const takenAsk = ({ id, of, who, asker, askedAt, until, closed }: Ask) => ({
  id,
  of,
  who,
  asker,
  askedAt,
  until,
  closed,
});
