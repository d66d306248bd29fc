import type { BodyOf } from '../../core/endpoint.contract.ts';
import { AppError, notFound, notNow } from '../../core/errors.ts';
import { folded } from '../../core/folded.rule.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { TriadStep } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { joinersOf } from './joiners.ts';
import type { CohortOfSets } from './set-cohort.ts';
import { peopleOf, shownOf } from './set-people.ts';
import type { JoinerStore } from './set.store.ts';
import { formTrios, MOST_IN_A_TRIAD, type Practiser, problemsOfTrio } from './triad-formation.rule.ts';
import { nameOf, presentStepOf, presentTrio } from './triad.present.ts';
import type { TriadParts } from './triad.service.ts';
import { newTriad } from './triad-shape.rule.ts';
import type { KeptTriad, TrioMove } from './triad.types.ts';
import type { makeTrios, placeInTrio } from './trio.contract.ts';

interface Parts extends Pick<TriadParts, 'triads' | 'sites' | 'channel' | 'course' | 'clock'> {
  cohort: CohortOfSets;
  joiners: JoinerStore;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf' | 'findRun'>;
}

interface Place {
  module: string;
  step: string;
}

const ROUNDS = 4;
const MOVES_KEPT = 200;

/** What trainers do with triads: make trios, put somebody elsewhere, see how far they are. */
export class TrioService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The same number of commands, however many trios. */
  async overview(session: Session) {
    const { triads, course, cohort, people, clock } = this.#parts;
    const [steps, all, learners] = await Promise.all([
      course.triads(session),
      triads.list(session),
      cohort.enrolments(session),
    ]);
    const ids = all.flatMap(({ state, moves }) => [
      ...state.members,
      ...moves.flatMap(({ person, by }) => [person, by]),
    ]);
    const [shown, others, known] = await Promise.all([
      shownOf(people, session, learners),
      peopleOf(people, session, ids),
      this.#practisers(session),
    ]);
    const named = new Map([...others, ...shown].map((one) => [one.id, one]));
    const now = clock.now().getTime();
    return {
      steps: steps.map((step) => {
        const own = all.filter((one) => one.step === step.key);
        const placed = new Set(own.flatMap(({ state }) => state.members));
        const people = before(known, all, step.key);
        return {
          of: presentStepOf(step),
          trios: own.map((one) => {
            const problems = problemsOfTrio(one.state.members, people);
            return presentTrio(one, { people: named, now, problems });
          }),
          without: shown.filter(({ id }) => !placed.has(id)),
        };
      }),
    };
  }

  async propose(session: Session, place: Place) {
    const step = await this.#step(session, place);
    const all = await this.#parts.triads.list(session);
    const known = before(await this.#practisers(session), all, step.key);
    const placed = placedIn(all, step);
    const free = [...known.values()].filter(({ person }) => !placed.has(person));
    const { trios, left } = formTrios(free);
    const ids = free.map(({ person }) => person);
    const named = new Map((await peopleOf(this.#parts.people, session, ids)).map((one) => [one.id, one]));
    return {
      trios: trios.map((members) => ({
        members: members.map((person) => nameOf(named, person)),
        problems: problemsOfTrio(members, known),
      })),
      left: left.map((person) => nameOf(named, person)),
    };
  }

  async make(session: Session, place: Place, { trios }: BodyOf<typeof makeTrios>) {
    const { triads, cohort, clock } = this.#parts;
    const step = await this.#step(session, place);
    const [own, learners] = await Promise.all([triads.list(session, step.key), cohort.enrolments(session)]);
    const known = new Set(learners.map(({ person }) => person));
    const placed = placedIn(own, step);
    const named = trios.flat();
    const areFree = named.every((person) => known.has(person) && !placed.has(person));
    if (!areFree || new Set(named).size !== named.length) throw new AppError(409, 'conflict');
    const formedAt = clock.now();
    let number = Math.max(0, ...own.map((one) => one.number));
    for (const members of trios) {
      number += 1;
      const made = await triads.make(session, { step: step.key, number, state: newTriad(members), formedAt });
      if (!made) throw new AppError(409, 'conflict');
    }
    return { made: trios.length };
  }

  /** Out of one trio before into the other: in between somebody is in none, and never in two. */
  async place(
    session: Session,
    { person, ...place }: Place & { person: string },
    { to, reason }: BodyOf<typeof placeInTrio>,
  ) {
    const { triads, clock } = this.#parts;
    const step = await this.#step(session, place);
    const all = await triads.list(session);
    const own = all.filter((one) => one.step === step.key);
    const known = before(await this.#practisers(session), all, step.key);
    const from = own.find(({ state }) => state.members.includes(person));
    const target = own.find(({ id }) => id === to);
    if (!known.has(person) || (to !== null && !target)) throw notFound('triad');
    if (from?.id === target?.id) return { problems: [] };
    if ((target?.state.members.length ?? 0) >= MOST_IN_A_TRIAD)
      throw new AppError(409, 'too-many-in-a-triad');
    if ([from, target].some((one) => (one?.state.order.length ?? 0) > 0))
      throw new AppError(409, 'triad-begun');
    const move: TrioMove = {
      person,
      from: from?.number ?? null,
      to: target?.number ?? null,
      reason,
      by: session.person,
      at: clock.now(),
    };
    if (from)
      await this.#change(session, from.id, { members: (all) => all.filter((one) => one !== person), move });
    if (target)
      await this.#change(session, target.id, {
        members: (all) => [...all.filter((one) => one !== person), person],
        move: from ? undefined : move,
      });
    return { problems: target ? problemsOfTrio([...target.state.members, person], known) : [] };
  }

  async #change(
    scope: Scope,
    id: string,
    { members, move }: { members(all: readonly string[]): string[]; move: TrioMove | undefined },
  ): Promise<void> {
    const { triads, channel } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const kept = await triads.find(scope, id);
      if (!kept) throw notFound('triad');
      if (kept.state.order.length > 0) throw new AppError(409, 'triad-begun');
      const state = { ...kept.state, members: members(kept.state.members), here: {} };
      const moves = move ? [...kept.moves, move].slice(-MOVES_KEPT) : kept.moves;
      const now = await triads.change(kept, state, { moves });
      if (now) return channel.tell(now);
    }
    throw notNow();
  }

  async #step(scope: Scope, { module, step }: Place): Promise<TriadStep> {
    const all = await this.#parts.course.triads(scope);
    const found = all.find((one) => one.module === module && one.slug === step);
    if (!found) throw notFound('step');
    return found;
  }

  async #practisers(scope: Scope): Promise<Map<string, Practiser>> {
    const [joiners, sites] = await Promise.all([
      joinersOf(this.#parts, scope),
      this.#parts.sites.list(scope),
    ]);
    return new Map(
      [...joiners].map(([person, joiner]) => {
        const site = folded(sites.find((one) => one.person === person)?.site ?? '').trim();
        return [person, { ...joiner, site, met: [] }];
      }),
    );
  }
}

const placedIn = (all: readonly KeptTriad[], { key }: TriadStep): Set<string> =>
  new Set(all.filter(({ step }) => step === key).flatMap(({ state }) => state.members));

/** With whom each has worked in the triads of other steps. */
function before(
  known: ReadonlyMap<string, Practiser>,
  all: readonly KeptTriad[],
  step: string,
): Map<string, Practiser> {
  const others = all.filter((one) => one.step !== step);
  return new Map(
    [...known].map(([person, one]) => {
      const met = others
        .filter(({ state }) => state.members.includes(person))
        .flatMap(({ state }) => state.members);
      return [person, { ...one, met: met.filter((other) => other !== person) }];
    }),
  );
}
