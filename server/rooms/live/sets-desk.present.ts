import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { asSeenBy } from '../../core/visibility.ts';
import { type Practice, practiceOf } from './live-practice.rule.ts';
import type { Glanced } from './meeting.store.ts';
import type { HeldSessions } from './sessions-held.service.ts';
import { partOf } from './set-part.rule.ts';
import type { ShownPerson } from './set-people.ts';
import type { MeetingSet } from './set.types.ts';
import { ownPractice, practiceRow } from './set.visibility.ts';
import type { myPractice, practicePage } from './sets-desk.contract.ts';

type Row = AnswerOf<typeof practicePage>['people'][number];

export interface PracticeKnown {
  held: HeldSessions;
  sets: readonly MeetingSet[];
  past: readonly Glanced[];
  now: Date;
}

export const presentOwnPractice = ({ weeks, nudge }: Practice) =>
  asSeenBy(ownPractice, ['owner'], { weeks, nudge }) as AnswerOf<typeof myPractice>;

/** More names at once are a list of the cohort. */
const AWAY_SHOWN = 20;

export function presentPractice(known: PracticeKnown, page: readonly ShownPerson[], lang: Lang) {
  const { held } = known;
  const meetings = meetingsOf(known);
  const away = held.learners
    .map((person) => ({ person, ...practiceOfPerson(known, meetings, person) }))
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
    people: page.map((one) => presentRow(known, meetings, one)),
  };
}

function presentRow(known: PracticeKnown, meetings: Meetings, person: ShownPerson): Row {
  const { held, sets } = known;
  const taken = partOf(meetings.of(person.id), person.id);
  const { lastAt, weeks, nudge } = practiceOfPerson(known, meetings, person.id);
  const shape = {
    ...person,
    set: sets.find(({ members }) => members.includes(person.id))?.number ?? null,
    sessions: {
      there: held.sessions.filter(({ there }) => there.has(person.id)).length,
      held: held.sessions.length,
    },
    meetings: { there: taken.there.length, held: taken.held.length },
    parts: taken.parts,
    lastAt: lastAt?.toISOString() ?? null,
    weeks,
    nudge,
  };
  return asSeenBy(practiceRow, ['trainer'], shape) as Row;
}

interface Meetings {
  /** Those of a run whose member somebody was. */
  of(person: string): readonly Glanced[];
}

function meetingsOf({ past }: PracticeKnown): Meetings {
  const by = new Map<string, Glanced[]>();
  for (const one of past)
    for (const person of one.state.members) {
      const theirs = by.get(person);
      if (theirs) theirs.push(one);
      else by.set(person, [one]);
    }
  return { of: (person) => by.get(person) ?? [] };
}

/** Sessions and meetings of one's set count alike. */
function practiceOfPerson({ held, now }: PracticeKnown, meetings: Meetings, person: string): Practice {
  const own = meetings.of(person).map(({ state }) => ({
    at: new Date(state.openedAt),
    there: state.here[person] !== undefined,
  }));
  const sessions = held.sessions.map(({ startsAt, there }) => ({ at: startsAt, there: there.has(person) }));
  const all = [...own, ...sessions];
  return practiceOf(
    all.filter(({ there }) => there).map(({ at }) => at),
    { held: all.map(({ at }) => at), begins: held.begins, now },
  );
}
