import type { Clock } from '../../core/clock.ts';
import type { BodyOf } from '../../core/endpoint.contract.ts';
import { AppError, notFound, notNow } from '../../core/errors.ts';
import type { Subscribe } from '../../core/event-stream.contract.ts';
import type { Log } from '../../core/log.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService, TriadStep } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { peopleOf } from './set-people.ts';
import type { SiteStore } from './site.store.ts';
import type { TriadChange, TriadChannel } from './triad-channel.ts';
import type { TriadDates } from './triad-dates.service.ts';
import type { tapTriad } from './triad.contract.ts';
import { presentOwnTriad, presentStepOf } from './triad.present.ts';
import { isDone, practisedIn, type PractisedTriad, rolesOf, rolesSoFar } from './triad-roles.rule.ts';
import { pressTriad } from './triad.rule.ts';
import type { Triad, TriadFrame, TriadTap } from './triad-shape.rule.ts';
import type { TriadStore } from './triad.store.ts';
import type { KeptTriad } from './triad.types.ts';

export interface TriadParts {
  triads: TriadStore;
  sites: SiteStore;
  channel: TriadChannel;
  dates: Pick<TriadDates, 'drop'>;
  course: Pick<CourseService, 'triads' | 'complete'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  clock: Clock;
  log: Log;
}

/** Of two processes that write at once the slower one reads again. */
const ROUNDS = 6;
/** A press that waited longer than this was for a clock that has gone on without it. */
const LATE_MS = 20_000;
const FOR_NOW: ReadonlySet<TriadTap['kind']> = new Set<TriadTap['kind']>(['pause', 'go-on', 'skip']);
/** What the course could not take on is told again after this. */
const AGAIN_MS = 60_000;
const MEMORY_MS = 30_000;

/** Triads as those have them who are in one. */
export class TriadService {
  readonly #parts: TriadParts;
  readonly #frames = new Memory<TriadFrame>(MEMORY_MS);

  constructor(parts: TriadParts) {
    this.#parts = parts;
  }

  async mine(session: Session) {
    const { sites, people, course, clock } = this.#parts;
    const [all, steps, site] = await Promise.all([
      this.ofPerson(session),
      course.triads(session),
      sites.find(session, session.person),
    ]);
    const now = clock.now().getTime();
    const ids = all.flatMap(({ state }) => state.members);
    const named = new Map((await peopleOf(people, session, ids)).map((one) => [one.id, one]));
    return {
      triads: steps.flatMap((step) =>
        all
          .filter((one) => one.step === step.key)
          .map((one) => presentOwnTriad(one, session.person, { step, people: named, now })),
      ),
      roles: rolesSoFar(
        all.map(({ state }) => state),
        session.person,
      ),
      site,
      now,
    };
  }

  /** In which triad somebody was what (S1.8). */
  async parts(session: Session) {
    const { triads, course } = this.#parts;
    const [all, steps] = await Promise.all([
      triads.ofPerson(session, session.person),
      course.triads(session),
    ]);
    return all.flatMap(({ id, step: key, state }) => {
      const step = steps.find((one) => one.key === key);
      const practised = practisedIn(state);
      if (!step || !practised?.there.includes(session.person)) return [];
      return { id, of: presentStepOf(step), at: practised.at, roles: rolesOf(state, session.person) };
    });
  }

  /** Who has practised when: all of a run, or one person. */
  practised(scope: Scope, person?: string): Promise<PractisedTriad[]> {
    return this.#parts.triads.practised(scope, person);
  }

  async saySite(session: Session, site: string): Promise<void> {
    await this.#parts.sites.say(session, session.person, site);
  }

  async page(session: Session, id: string) {
    const { people, channel, course } = this.#parts;
    const kept = await this.find(session, id);
    const [step, members] = await Promise.all([
      this.#stepOf(course.triads(session), kept),
      peopleOf(people, session, [...kept.state.members, ...kept.state.order]),
    ]);
    return {
      id,
      of: presentStepOf(step),
      sheet: step.form?.split('#')[1] ?? 'plain',
      people: members,
      rounds: step.rounds,
      step: channel.whole(kept, session.person),
    };
  }

  async events(session: Session, id: string, since: number): Promise<Subscribe> {
    return this.#parts.channel.listen(await this.#live(session, id), session.person, since);
  }

  async changes(session: Session, id: string, since: number): Promise<TriadChange | null> {
    return this.#parts.channel.wait(await this.#live(session, id), session.person, since);
  }

  tap(session: Session, id: string, body: BodyOf<typeof tapTriad>): Promise<TriadChange> {
    return this.#parts.channel.inTurn(id, () => this.#tap(session, id, body));
  }

  /** A change of the state by something else than a tap: a sheet that was handed over. */
  async change(scope: Scope, id: string, work: (triad: Triad) => Triad): Promise<void> {
    const { triads, channel } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const kept = await triads.find(scope, id);
      if (!kept) throw notFound('triad');
      const after = work(kept.state);
      const now = after === kept.state ? kept : await triads.change(kept, after, {});
      if (now) return channel.tell(now);
    }
    throw notNow();
  }

  /** One that this person is in. */
  async find(session: Session, id: string): Promise<KeptTriad> {
    const kept = await this.#parts.triads.find(session, id);
    if (!kept?.state.members.includes(session.person)) throw notFound('triad');
    return kept;
  }

  async ofPerson(who: Scope & { person: string }): Promise<KeptTriad[]> {
    const all = await this.#parts.triads.ofPerson(who, who.person);
    return all.filter(({ state }) => state.members.includes(who.person));
  }

  /** Tells the course of the triad that has been done longest; false when none waits. A job calls it. */
  async tellNext(): Promise<boolean> {
    const { triads, course, people, clock, log } = this.#parts;
    const waiting = await triads.nextPending(clock.now());
    if (!waiting) return false;
    const { triad } = waiting;
    try {
      const doers = await people.listEnrolments(triad, [...triad.state.order]);
      for (const one of doers) {
        const at = new Date(Math.max(...Object.values(triad.state.done)));
        await course.complete(triad, one, triad.step, at);
      }
      await triads.settle(waiting);
    } catch (error) {
      await triads.delay(waiting, new Date(clock.now().getTime() + AGAIN_MS));
      log.warn({ run: triad.run, err: error }, 'a triad that is done is not told yet');
    }
    return true;
  }

  /**
   * One command where this process shows the triad to somebody, two else: the write names the revision it was worked out
   * from. What is refused, or does nothing, is judged once more by what stands in the database.
   */
  async #tap(session: Session, id: string, { id: tapId, waitedMs, tap }: BodyOf<typeof tapTriad>) {
    const { triads, channel, clock, dates } = this.#parts;
    const by = session.person;
    const shown = this.#shown(session, id);
    let kept = shown ?? (await this.find(session, id));
    const frame = await this.#frameOf(session, kept);
    for (let round = 0; round < ROUNDS; round += 1) {
      const isFresh = shown === undefined || round > 0;
      if (round > 0) kept = await this.find(session, id);
      if (kept.taps.includes(tapId)) return channel.whole(kept, by);
      const at = clock.now().getTime();
      const isLate = waitedMs > LATE_MS && FOR_NOW.has(tap.kind);
      const after = isLate ? kept.state : pressTriad(kept.state, { by, at, tap }, frame);
      const doesNothing = typeof after === 'string' || after === kept.state;
      if (doesNothing && !isFresh) continue;
      if (typeof after === 'string') throw new AppError(409, 'tap-refused', { why: after });
      if (doesNothing) return channel.stepOf(kept, kept, by);
      const tellAt = isDone(after) && !isDone(kept.state) ? { tellAt: new Date(at) } : {};
      const now = await triads.change(kept, after, { tap: tapId, ...tellAt });
      if (now) {
        channel.tell(now);
        if (after.at !== kept.state.at) dates.drop(session, after.members);
        return channel.stepOf(kept, now, by);
      }
    }
    throw notNow();
  }

  async #live(session: Session, id: string): Promise<KeptTriad> {
    return this.#shown(session, id) ?? (await this.find(session, id));
  }

  /** As this process shows it, where it does, to somebody who is in it. */
  #shown({ tenant, run, person }: Session, id: string): KeptTriad | undefined {
    const known = this.#parts.channel.known(id);
    const isTheirs = known?.tenant === tenant && known.run === run && known.state.members.includes(person);
    return isTheirs ? known : undefined;
  }

  /** How long the parts of its rounds are: the course says so, and is asked once in half a minute. */
  async #frameOf(scope: Scope, kept: KeptTriad): Promise<TriadFrame> {
    const key = JSON.stringify([scope.tenant, scope.run, kept.step]);
    const now = this.#parts.clock.now();
    const known = this.#frames.get(key, now);
    if (known) return known;
    const { rounds } = await this.#stepOf(this.#parts.course.triads(scope), kept);
    this.#frames.set(key, { rounds }, now);
    return { rounds };
  }

  /** Not found where the run's edition has no such step any more. */
  async #stepOf(steps: Promise<TriadStep[]>, { step }: KeptTriad): Promise<TriadStep> {
    const found = (await steps).find(({ key }) => key === step);
    if (!found) throw notFound('triad');
    return found;
  }
}
