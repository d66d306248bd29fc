import type { Session } from '../../core/session.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Enrolment } from '../people/people.service.ts';
import { countLog, type LogCount } from './counting.rule.ts';
import { isLate } from './entry.rule.ts';
import type { Pace } from './hours-pace.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import { withStates } from './log-states.rule.ts';
import type { LogTally } from './log.store.ts';
import type { Entry, EntryEvent, EntryFacts, Log, Relationship } from './log.types.ts';
import { presentPairPapers } from './pair-papers.present.ts';
import type { HoursRow, LearnerHours, TrainerEntry, WaitingEntry } from './trainer.contract.ts';
import { activityOf, batchOf, dayOf, sampleOf } from './trainer.rule.ts';
import { cohortRow, learnerHours, trainerEntry, TRAINERS } from './trainer.visibility.ts';

type Counting = Pick<Log, 'entries' | 'relationships'>;
type Mentees = readonly Pick<Relationship, 'id'>[];
type ShownFacts = Pick<TrainerEntry, keyof typeof FACTS>;
type ShownEvent = TrainerEntry['events'][number];

const EMPTY: LogTally = {
  counted: 0,
  verified: 0,
  entries: 0,
  queried: 0,
  late: 0,
  claimed: 0,
  lastEntryAt: null,
  relationships: 0,
};

export const presentWho = ({ person, number, name }: Enrolment, namesakes: ReadonlySet<string>) => ({
  id: person,
  number,
  name: numberedName(name, number, namesakes.has(person)),
});

const presentPace = (pace: Pace | null): HoursRow['pace'] =>
  pace && {
    status: pace.status,
    expected: pace.expected,
    neededPerWeek: pace.neededPerWeek,
    weeksLeft: pace.weeksLeft,
  };

/** A learner among the others, by what was counted last. */
export function presentHoursRow(
  session: Session,
  who: ReturnType<typeof presentWho>,
  { tally, pace, now }: { tally: LogTally | null; pace: Pace | null; now: Date },
): HoursRow {
  const sums = tally ?? EMPTY;
  return asSeenBy(cohortRow, viewersOf(session, TRAINERS), {
    ...who,
    counted: sums.counted,
    verified: sums.verified,
    entries: sums.entries,
    claimed: sums.claimed,
    queried: sums.queried,
    late: sums.late,
    relationships: sums.relationships,
    lastEntryAt: sums.lastEntryAt?.toISOString() ?? null,
    activity: activityOf(sums, now),
    pace: presentPace(pace),
  });
}

const FACTS = {
  kind: true,
  mentee: true,
  startedAt: true,
  endedAt: true,
  zone: true,
  breakMin: true,
  aroundMin: true,
  channel: true,
  shadowing: true,
} as const;

function factsOf(facts: EntryFacts, mentees: Mentees): ShownFacts {
  const at = mentees.findIndex(({ id }) => id === facts.relationship);
  return {
    kind: facts.kind,
    mentee: at < 0 ? null : at + 1,
    startedAt: facts.startedAt.toISOString(),
    endedAt: facts.endedAt.toISOString(),
    zone: facts.zone,
    breakMin: facts.breakMin,
    aroundMin: facts.aroundMin,
    channel: facts.channel,
    shadowing: facts.shadowing,
  };
}

/** The history without a word that is the learner's or their mentee's alone. */
function eventsOf({ events }: Entry, mentees: Mentees): ShownEvent[] {
  let before: ShownFacts | undefined;
  return events.map((event) => {
    if (!('facts' in event)) return presentEvent(event);
    const facts = factsOf(event.facts, mentees);
    const last = before;
    before = facts;
    const news = Object.entries(facts).filter(([key, value]) => last?.[key as keyof ShownFacts] !== value);
    return { what: event.what, at: event.at.toISOString(), facts: last ? Object.fromEntries(news) : facts };
  });
}

type OtherEvent = Exclude<EntryEvent, { facts: EntryFacts }>;

function presentEvent(event: OtherEvent): ShownEvent {
  const at = event.at.toISOString();
  switch (event.what) {
    case 'voided':
      return { what: event.what, at, text: event.why };
    case 'answered':
    case 'queried':
      return { what: event.what, at, text: event.text };
    case 'disputed':
      return { what: event.what, at, who: event.who, reason: event.reason };
    case 'confirmed':
      return event.by === 'trainer'
        ? { what: event.what, at, who: 'trainer', way: 'trainer' }
        : { what: event.what, at, who: event.who, way: event.way };
    default:
      return { what: event.what, at };
  }
}

export const countWithStates = (log: Counting, numbers: HoursNumbers) =>
  countLog(withStates(log, numbers), numbers);

/** Entries of one log as a trainer reads them, newest first. */
export function presentEntries(
  session: Session,
  log: Counting,
  numbers: HoursNumbers,
  { byEntry }: Pick<LogCount, 'byEntry'> = countWithStates(log, numbers),
): TrainerEntry[] {
  const viewers = viewersOf(session, TRAINERS);
  return log.entries
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .flatMap((entry) => {
      const sums = byEntry.get(entry.id);
      if (!sums) return [];
      return [
        asSeenBy(trainerEntry, viewers, {
          ...factsOf(entry, log.relationships),
          id: entry.id,
          revision: entry.revision,
          day: dayOf(entry),
          minutes: sums.minutes,
          counts: sums.counts,
          surplus: sums.surplus,
          lengthNote: entry.lengthNote,
          evidence: [...entry.evidence],
          state: sums.state,
          late: isLate(entry, numbers),
          batch: batchOf(entry),
          events: eventsOf(entry, log.relationships),
        }),
      ];
    });
}

interface HoursOfOne {
  log: Counting;
  count: LogCount;
  numbers: HoursNumbers;
  pace: Pace | null;
  /** Entries whose progress record is finished. */
  recorded: ReadonlySet<string>;
}

/** One learner's hours. */
export function presentLearnerHours(
  session: Session,
  who: ReturnType<typeof presentWho>,
  { log, count, numbers, pace, recorded }: HoursOfOne,
): LearnerHours {
  const { counted, verified } = count;
  return asSeenBy(learnerHours, viewersOf(session, TRAINERS), {
    learner: who,
    target: numbers.target,
    counted,
    verified,
    pace: presentPace(pace),
    sample: sampleOf(log.entries, numbers),
    papers: presentPairPapers(session, log, recorded),
    entries: presentEntries(session, log, numbers, count),
  });
}

/** What waits for a trainer, each entry under whose it is. */
export function presentWaiting(rows: readonly WaitingEntry[]): {
  late: WaitingEntry[];
  queried: WaitingEntry[];
} {
  const byTime = rows.toSorted((a, b) => a.entry.startedAt.localeCompare(b.entry.startedAt));
  const queried = byTime.filter(({ entry }) => entry.state === 'queried');
  return {
    late: byTime.filter(({ entry }) => entry.late && entry.state !== 'void'),
    queried: [...queried.filter(isAnswered), ...queried.filter((row) => !isAnswered(row))],
  };
}

/** The learner has said or changed something since the question. */
function isAnswered({ entry: { events } }: WaitingEntry): boolean {
  const asked = events.findLastIndex(({ what }) => what === 'queried' || what === 'disputed');
  return events.slice(asked + 1).some(({ what }) => what === 'answered' || what === 'changed');
}
