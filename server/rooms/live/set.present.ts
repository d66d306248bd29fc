import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { asSeenBy } from '../../core/visibility.ts';
import type { allSets, mySet } from './set.contract.ts';
import type { GroupProblem } from './set-formation.rule.ts';
import { callOf, needsOf } from './set-needs.rule.ts';
import { partOf, type Past } from './set-part.rule.ts';
import { type HeldDates, planOf } from './set-plan.rule.ts';
import type { ShownPerson } from './set-people.ts';
import type { MeetingSet, SetRules } from './set.types.ts';
import { ownSet, trainersSet } from './set.visibility.ts';

type OwnSet = NonNullable<AnswerOf<typeof mySet>['set']>;
type TrainersSet = AnswerOf<typeof allSets>['sets'][number];
export type People = ReadonlyMap<string, ShownPerson>;

export const presentOwnSet = (set: MeetingSet, held: readonly HeldDates[], people: People): OwnSet =>
  asSeenBy(ownSet, ['owner'], shapeOf(set, held, people)) as OwnSet;

export function presentTrainersSet(
  set: MeetingSet,
  held: readonly Past[],
  { people, problems, now }: { people: People; problems: GroupProblem[]; now: Date },
): TrainersSet {
  const moves = set.moves.toReversed().map((move) => ({
    person: nameOf(people, move.person),
    from: move.from,
    to: move.to,
    reason: move.reason,
    by: nameOf(people, move.by),
    at: move.at.toISOString(),
  }));
  const calling = callOf(held);
  const called = calling?.state.call
    ? { n: calling.n, at: new Date(calling.state.call.at).toISOString() }
    : null;
  const needs = needsOf(set, { past: held, problems, now });
  const parts = set.members.map((person) => {
    const taken = partOf(held, person);
    return { person, held: taken.held, there: taken.there, parts: taken.parts };
  });
  const shape = { ...shapeOf(set, held, people), problems, needs, parts, moves, called };
  return asSeenBy(trainersSet, ['trainer'], shape) as TrainersSet;
}

const shapeOf = (set: MeetingSet, held: readonly HeldDates[], people: People) => ({
  id: set.id,
  number: set.number,
  members: set.members.map((person) => nameOf(people, person)),
  meetings: planOf(set, held).map(({ n, at, selfManaged, state, host }) => {
    return { n, at: at.toISOString(), selfManaged, state, host };
  }),
  timeZone: set.timeZone,
  link: set.link,
  lang: set.lang,
  rules: presentRules(set.rules),
  agreed: set.members.filter((person) => set.agreed[person]?.version === set.rules.version),
  revision: set.revision,
});

const presentRules = ({ version, lines, confidential, limits, absence, airtime }: SetRules) => ({
  version,
  lines: lines.map(({ rule, why }) => ({ rule, why })),
  confidential,
  limits,
  absence,
  airtime,
});

const nameOf = (people: People, id: string): ShownPerson =>
  people.get(id) ?? { id, name: null, number: null };
