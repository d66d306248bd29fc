import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { asSeenBy } from '../../core/visibility.ts';
import { type Practice, practiceOf } from './live-practice.rule.ts';
import type { Glanced } from './meeting.store.ts';
import type { HeldSessions } from './sessions-held.service.ts';
import type { PractisedTriad } from './triad-roles.rule.ts';
import { partOf } from './set-part.rule.ts';
import type { ShownPerson } from './set-people.ts';
import type { MeetingSet } from './set.types.ts';
import { ownPart, ownPractice, practiceRow } from './set.visibility.ts';
import type { myParts, myPractice, practicePage } from './sets-desk.contract.ts';

type Row = AnswerOf<typeof practicePage>['people'][number];

export interface PracticeKnown {
  held: HeldSessions;
  sets: readonly MeetingSet[];
  past: readonly Glanced[];
  triads: readonly PractisedTriad[];
  now: Date;
}

export const presentOwnPractice = ({ weeks, nudge }: Practice) =>
  asSeenBy(ownPractice, ['owner'], { weeks, nudge }) as AnswerOf<typeof myPractice>;

type OwnPart = AnswerOf<typeof myParts>['history'][number];

export const presentOwnPart = ({ at, ...part }: Omit<OwnPart, 'at'> & { at: Date }) =>
  asSeenBy(ownPart, ['owner'], { at: at.toISOString(), ...part }) as OwnPart;

/** More names at once are a list of the cohort. */
const AWAY_SHOWN = 20;

export function presentPractice(known: PracticeKnown, page: readonly ShownPerson[], lang: Lang) {
  const { held } = known;
  const past = pastOf(known);
  const away = held.learners
    .map((person) => ({ person, ...practiceOfPerson(known, past, person) }))
    .filter(({ nudge }) => nudge)
    .toSorted((one, other) => other.weeks - one.weeks);
  return {
    sessions: held.sessions.map(({ module, slug, number, title, startsAt, there }) => ({
      module,
      step: slug,
      number,
      title: title[lang],
      startsAt: startsAt.toISOString(),
      attended: there.size,
      of: held.learners.length,
    })),
    away: away.slice(0, AWAY_SHOWN).map(({ person, weeks }) => ({ person, weeks })),
    awayCount: away.length,
    learners: held.learners.length,
    people: page.map((one) => presentRow(known, past, one)),
  };
}

function presentRow(known: PracticeKnown, past: Past, person: ShownPerson): Row {
  const { held, sets } = known;
  const triads = past.triads(person.id);
  const taken = partOf(past.meetings(person.id), person.id);
  const { lastAt, weeks, nudge } = practiceOfPerson(known, past, person.id);
  const shape = {
    ...person,
    set: sets.find(({ members }) => members.includes(person.id))?.number ?? null,
    sessions: {
      there: held.sessions.filter(({ there }) => there.has(person.id)).length,
      held: held.sessions.length,
    },
    meetings: { there: taken.there.length, held: taken.held.length },
    triads: {
      there: triads.filter(({ there }) => there.includes(person.id)).length,
      held: triads.length,
    },
    parts: taken.parts,
    lastAt: lastAt?.toISOString() ?? null,
    weeks,
    nudge,
  };
  return asSeenBy(practiceRow, ['trainer'], shape) as Row;
}

interface Past {
  /** Meetings of a set whose member somebody was. */
  meetings(person: string): readonly Glanced[];
  triads(person: string): readonly PractisedTriad[];
}

const pastOf = ({ past, triads }: PracticeKnown): Past => ({
  meetings: ofMembers(past, ({ state }) => state.members),
  triads: ofMembers(triads, ({ members }) => members),
});

/** Looked up once for a whole cohort, not once a person. */
function ofMembers<T>(all: readonly T[], membersOf: (one: T) => readonly string[]) {
  const by = new Map<string, T[]>();
  for (const one of all)
    for (const person of membersOf(one)) {
      const theirs = by.get(person);
      if (theirs) theirs.push(one);
      else by.set(person, [one]);
    }
  return (person: string): readonly T[] => by.get(person) ?? [];
}

/** Sessions, meetings of one's set and triads count alike. */
function practiceOfPerson({ held, now }: PracticeKnown, past: Past, person: string): Practice {
  const meetings = past.meetings(person).map(({ state }) => ({
    at: new Date(state.openedAt),
    there: state.here[person] !== undefined,
  }));
  const triads = past.triads(person).map(({ at, there }) => ({ at, there: there.includes(person) }));
  const sessions = held.sessions.map(({ startsAt, there }) => ({ at: startsAt, there: there.has(person) }));
  const all = [...meetings, ...triads, ...sessions];
  return practiceOf(
    all.filter(({ there }) => there).map(({ at }) => at),
    { held: all.map(({ at }) => at), begins: held.begins, now },
  );
}
