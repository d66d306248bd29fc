import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { asSeenBy } from '../../core/visibility.ts';
import type { TriadStep } from '../course/course.service.ts';
import type { ShownPerson } from './set-people.ts';
import type { myTriads } from './triad.contract.ts';
import type { TrioProblem } from './triad-formation.rule.ts';
import { isPair, notDoneYet, roundsAreOver, sheetKey, sheetsDue, stateOf } from './triad-roles.rule.ts';
import type { Triad } from './triad-shape.rule.ts';
import type { KeptTriad } from './triad.types.ts';
import { ownTriad, trainersTrio } from './triad.visibility.ts';
import type { allTrios } from './trio.contract.ts';

type Own = AnswerOf<typeof myTriads>['triads'][number];
type Trio = AnswerOf<typeof allTrios>['steps'][number]['trios'][number];
type People = ReadonlyMap<string, ShownPerson>;

export const presentStepOf = ({ module, slug, number, title }: TriadStep) => ({
  module,
  step: slug,
  number,
  title,
});

export const nameOf = (people: People, person: string): ShownPerson =>
  people.get(person) ?? { id: person, name: null, number: null };

/** One sentence of a round is its mentee's, and goes to whom it is about with the sheet: whoever writes that sheet reads it too. */
export function presentTriad(triad: Triad, person: string): Triad {
  const views = Object.entries(triad.views).filter(([n]) => {
    const round = triad.rounds[n];
    return round !== undefined && (round.mentee === person || round.observers.includes(person));
  });
  return { ...triad, views: Object.fromEntries(views) };
}

interface Around {
  step: TriadStep;
  people: People;
  now: number;
}

export function presentOwnTriad(
  { id, state }: KeptTriad,
  person: string,
  { step, people, now }: Around,
): Own {
  const about = sheetsDue(state).filter(({ observed }) => observed === person);
  const own = {
    id,
    of: presentStepOf(step),
    others: state.members.filter((one) => one !== person).map((one) => nameOf(people, one)),
    at: state.at,
    state: stateOf(state, now),
    pair: isPair(state),
    sheets: about.filter(({ n, author }) => state.sheets[sheetKey(n, author)] !== undefined).length,
    saidDone: state.done[person] !== undefined,
  };
  return asSeenBy(ownTriad, ['owner'], own) as Own;
}

export function presentTrio(
  { id, number, state, moves }: KeptTriad,
  { people, now, problems }: Omit<Around, 'step'> & { problems: TrioProblem[] },
): Trio {
  const due = sheetsDue(state);
  const trio = {
    id,
    number,
    members: state.members.map((one) => nameOf(people, one)),
    at: state.at,
    state: stateOf(state, now),
    pair: isPair(state),
    waitsFor: roundsAreOver(state) ? notDoneYet(state) : [],
    sheets: { handed: Object.keys(state.sheets).length, due: due.length },
    problems,
    moves: moves.toReversed().map((move) => ({
      person: nameOf(people, move.person),
      from: move.from,
      to: move.to,
      reason: move.reason,
      by: nameOf(people, move.by),
      at: move.at.toISOString(),
    })),
  };
  return asSeenBy(trainersTrio, ['trainer'], trio) as Trio;
}
