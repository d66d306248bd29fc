import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { HouseView } from '../../house.ts';
import type { Enrolment, PeopleService } from '../people/people.service.ts';

/** A joining can be taken back for so long; after that the two records are one. */
export const UNDO_DAYS = 30;
const DAY_MS = 86_400_000;
/** More people to choose from than this are no help. */
const CANDIDATES = 20;

/** One who was joined to somebody, while it can be taken back. */
export interface Joined {
  person: string;
  until: Date;
}

/**
 * Two entries of a run that are one person: a platform that merges accounts gives somebody another id, and their work
 * stays behind under the old one. Whoever knows says so; every room hands over what it keeps, and nothing is deleted.
 */
export class JoiningService {
  readonly #people: PeopleService;
  readonly #house: HouseView;
  readonly #clock: Clock;

  constructor(deps: { people: PeopleService; house: HouseView; clock: Clock }) {
    this.#people = deps.people;
    this.#house = deps.house;
    this.#clock = deps.clock;
  }

  /** Whom a trainer most probably means: people of the same name, then those who have left. */
  async candidates(scope: Scope, person: string): Promise<Enrolment[]> {
    const one = await this.#entry(scope, person);
    const { entries } = await this.#people.findRun(scope);
    const [same, left] = await Promise.all([
      this.#people.namesakesBeside(scope, one),
      this.#people.pageOf(scope, { who: 'left', after: 0, highest: entries, limit: CANDIDATES }),
    ]);
    const all = new Map([...same, ...left.list].map((found) => [found.person, found]));
    all.delete(person);
    return [...all.values()].slice(0, CANDIDATES);
  }

  /** Rooms first, the entries last: a joining that was cut off is not one yet, and doing it again completes it. */
  async join(scope: Scope, pair: Pair, by: string): Promise<void> {
    if (pair.from === pair.into) throw new AppError(400, 'invalid', { problems: [] });
    await this.#entry(scope, pair.into);
    if (!(await this.#people.findEnrolment(scope, pair.from)) && (await this.#isJoined(scope, pair))) return;
    await this.#entry(scope, pair.from);
    for (const { persons } of this.#house.rooms()) await persons.join?.(scope, pair);
    await this.#people.decisions.join(scope, pair, by, this.#clock.now());
    await this.#people.endSessions(scope, pair.from);
  }

  /** Rejects with 404 when they are not joined, with 409 `too-late` after thirty days. */
  async part(scope: Scope, pair: Pair, by: string): Promise<void> {
    const last = await this.#lastOf(scope, pair);
    if (last?.what !== 'joined') throw notFound('joining');
    if (until(last.at) < this.#clock.now()) throw new AppError(409, 'too-late');
    for (const { persons } of this.#house.rooms()) await persons.part?.(scope, pair);
    await this.#people.decisions.part(scope, pair, by, this.#clock.now());
  }

  async joinedTo(scope: Scope, person: string): Promise<Joined[]> {
    const decisions = await this.#people.decisions.list(scope, person);
    const last = new Map(decisions.flatMap((one) => (one.other === undefined ? [] : [[one.other, one]])));
    return [...last.values()].flatMap(({ what, other, at }) =>
      what === 'joined' && until(at) >= this.#clock.now() ? [{ person: other ?? '', until: until(at) }] : [],
    );
  }

  async #lastOf(scope: Scope, { from, into }: Pair) {
    return (await this.#people.decisions.list(scope, into)).findLast(({ other }) => other === from);
  }

  async #isJoined(scope: Scope, pair: Pair): Promise<boolean> {
    return (await this.#lastOf(scope, pair))?.what === 'joined';
  }

  async #entry(scope: Scope, person: string): Promise<Enrolment> {
    const found = await this.#people.findEnrolment(scope, person);
    if (!found) throw notFound('learner');
    return found;
  }
}

const until = (at: Date): Date => new Date(at.getTime() + UNDO_DAYS * DAY_MS);
