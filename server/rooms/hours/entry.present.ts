import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { OwnEntry } from './entry.contract.ts';
import { factsOf } from './entry-facts.rule.ts';
import { factsChanged, hasFacts, isLate, stateOf } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { ownEntry } from './hours.visibility.ts';
import type { Ask, Entry, EntryEvent, EntryFacts, Log } from './log.types.ts';

const ASKING = ['owner'] as const;

interface Seeing {
  session: Parameters<typeof viewersOf>[0];
  numbers: HoursNumbers;
  now: Date;
}

/** An entry to the learner whose it is. */
export function presentEntry(entry: Entry, log: Pick<Log, 'person' | 'asks'>, seeing: Seeing): OwnEntry {
  const { numbers, now } = seeing;
  const { id, revision, lengthNote, privateNote } = entry;
  return asSeenBy(ownEntry, viewersOf(seeing.session, ASKING, log.person), {
    id,
    revision,
    ...presentFacts(factsOf(entry)),
    lengthNote,
    privateNote,
    evidence: [...entry.evidence],
    state: stateOf(entry, numbers),
    late: isLate(entry, numbers),
    events: presentEvents(entry.events),
    asks: log.asks.filter(isOpenFor(id, now)).map(({ id: ask, who, askedAt, until }) => ({
      id: ask,
      who,
      askedAt: askedAt.toISOString(),
      until: until.toISOString(),
    })),
  });
}

const presentFacts = (facts: EntryFacts) => ({
  ...facts,
  startedAt: facts.startedAt.toISOString(),
  endedAt: facts.endedAt.toISOString(),
});

const isOpenFor =
  (entry: string, now: Date) =>
  ({ of, closed, until }: Ask): boolean =>
    'entry' in of && of.entry === entry && closed === null && until > now;

type Shown = OwnEntry['events'][number];

/** In their order; what changed no fact is no news to anybody. */
function presentEvents(events: readonly EntryEvent[]): Shown[] {
  let before: EntryFacts | undefined;
  return events.flatMap((event): Shown[] => {
    if (!hasFacts(event)) return [presentEvent(event)];
    const facts = presentFacts(event.facts);
    const names = before ? factsChanged(before, event.facts) : (Object.keys(facts) as (keyof EntryFacts)[]);
    before = event.facts;
    if (event.what === 'changed' && names.length === 0) return [];
    const changed = Object.fromEntries(names.map((name) => [name, facts[name]]));
    return [{ what: event.what, at: event.at.toISOString(), facts: changed }];
  });
}

function presentEvent(event: Exclude<EntryEvent, { what: 'logged' | 'changed' }>): Shown {
  const at = event.at.toISOString();
  switch (event.what) {
    case 'voided':
      return { what: event.what, at, text: event.why };
    case 'answered':
    case 'queried':
      return { what: event.what, at, text: event.text };
    case 'confirmed':
      return event.by === 'trainer'
        ? { what: event.what, at, who: 'trainer', name: '', way: 'trainer' }
        : { what: event.what, at, who: event.who, name: event.name, way: event.way };
    case 'disputed': {
      const { who, name, reason, text } = event;
      return { what: event.what, at, who, name, reason, text };
    }
    default:
      return { what: event.what, at };
  }
}
