import type { Launch, Member } from '../../../lti/index.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Standing } from '../../core/permissions.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import type { Session, SessionStore } from '../../core/session.ts';
import { presentMe } from './people.present.ts';
import { displayName, isGraded, isNews, standingOf } from './people.rule.ts';
import type { Enrolment, GradingChange, PeopleStore, Sighting } from './people.store.ts';
import type { Person, PersonStore } from './person.store.ts';
import type { ColumnLink, LinkStore } from './link.store.ts';
import { type CourseOfNewRuns, RunService } from './run.service.ts';
import type { Run, RunStore } from './run.store.ts';

export { contentIdOf } from './people.rule.ts';
export type { Enrolment } from './people.store.ts';
export type { Person } from './person.store.ts';
export type { Run } from './run.store.ts';

/** What a launch leaves behind: who, where, as what. */
export interface Arrival {
  run: Run;
  enrolment: Enrolment;
  standing: Standing;
}

export interface PeopleStores {
  persons: PersonStore;
  people: PeopleStore;
  runs: RunStore;
  links: LinkStore;
  sessions: Pick<SessionStore, 'endAll'>;
}

export class PeopleService {
  readonly #persons: PersonStore;
  readonly #people: PeopleStore;
  readonly #runs: RunStore;
  readonly #links: LinkStore;
  readonly #sessions: PeopleStores['sessions'];
  readonly #launched: RunService;

  constructor(stores: PeopleStores, course: CourseOfNewRuns) {
    this.#persons = stores.persons;
    this.#people = stores.people;
    this.#runs = stores.runs;
    this.#links = stores.links;
    this.#sessions = stores.sessions;
    this.#launched = new RunService(stores, course);
  }

  /**
   * Lets somebody with a `sub` into the run of a verified launch. One read where person and run are known and were here
   * within the hour; one more write where the launch brings news; four for a newcomer.
   */
  async enter(launch: Launch & { sub: string }, now: Date): Promise<Arrival> {
    const run = await this.#launched.ofLaunch(launch, now);
    const standing = standingOf(launch.roles, false);
    const seen: Sighting = {
      sub: launch.sub,
      name: displayName(launch),
      role: standing.role,
      testUser: launch.roles.testUser,
      graded: isGraded(launch.roles),
    };
    const scope: Scope = { tenant: launch.platformId, run: run.id };
    const known = await this.#people.findBySub(scope, seen.sub);
    if (known && !isNews(known, seen, now)) return { run, enrolment: known, standing };
    const enrolment =
      (known && (await this.#people.noteVisit(scope, seen, now))) ??
      (await this.#enrol(scope, seen, { launchedAt: now, now }));
    return { run, enrolment, standing };
  }

  /** The run of an anonymous launch, so that a preview shows the right course. */
  async runOfVisitor(launch: Launch, now: Date): Promise<Run> {
    return this.#launched.ofLaunch(launch, now);
  }

  async #enrol(
    scope: Scope,
    seen: Sighting,
    when: { launchedAt: Date | null; now: Date },
  ): Promise<Enrolment> {
    const person = await this.#persons.upsert(scope, seen.sub);
    const number = await this.#runs.nextNumber(scope);
    return this.#people.enrol(scope, person, { ...seen, number, ...when });
  }

  async findRun(scope: Scope): Promise<Run> {
    const run = await this.#runs.find(scope);
    if (!run) throw notFound('run');
    return run;
  }

  /** Links of the run that brought a column of their own. */
  listColumnLinks(scope: Scope): Promise<ColumnLink[]> {
    return this.#links.list(scope);
  }

  listRuns(scope: TenantScope): Promise<Run[]> {
    return this.#runs.list(scope);
  }

  /** What a person is told about themselves. */
  async describe(session: Session, platformName: string) {
    const [enrolment, run] = await Promise.all([
      session.person === '' ? undefined : this.#people.findEnrolment(session, session.person),
      this.findRun(session),
    ]);
    return presentMe(session, { enrolment, run }, platformName);
  }

  /** The same for somebody who has just come in, whose rows are at hand. */
  readonly describeArrived = presentMe;

  findPerson(scope: TenantScope, id: string): Promise<Person | undefined> {
    return this.#persons.find(scope, id);
  }

  findPersonBySub(scope: TenantScope, sub: string): Promise<Person | undefined> {
    return this.#persons.findBySub(scope, sub);
  }

  findEnrolment(scope: Scope, person: string): Promise<Enrolment | undefined> {
    return this.#people.findEnrolment(scope, person);
  }

  /** What the LMS said of somebody, and what they chose here. */
  async take(scope: Scope, person: string): Promise<Record<string, unknown>> {
    const [enrolment, known] = await Promise.all([
      this.#people.findEnrolment(scope, person),
      this.#persons.find(scope, person),
    ]);
    return { enrolment: enrolment ?? null, language: known?.lang ?? null };
  }

  /** The person's row goes with the last run that they were in. */
  async erase(scope: Scope, person: string): Promise<void> {
    const { last } = await this.#people.erase(scope, person);
    if (last) await this.#persons.erase(scope, person);
  }

  /** Whom the platform grades from now on, or does not grade any more; the grade room settles each when it has done its part. */
  nextGradingChange(): Promise<GradingChange | undefined> {
    return this.#people.nextGradingChange();
  }

  settleGradingChange(change: GradingChange): Promise<void> {
    return this.#people.settleGradingChange(change);
  }

  listEnrolments(scope: Scope, persons: readonly string[]): Promise<Enrolment[]> {
    return this.#people.listEnrolments(scope, persons);
  }

  listLearners(scope: Scope, page?: { skip: number; limit: number }): Promise<Enrolment[]> {
    return this.#people.listLearners(scope, page);
  }

  countLearners(scope: Scope): Promise<number> {
    return this.#people.countLearners(scope);
  }

  async chooseLanguage(scope: TenantScope, person: string, lang: Lang): Promise<void> {
    await this.#persons.setLang(scope, person, lang);
    await this.#people.copyLang(scope, person, lang);
  }

  askForRoster(scope: Scope, now: Date): Promise<void> {
    return this.#runs.askForRoster(scope, now);
  }

  leaseDueRoster(now: Date): Promise<Run | undefined> {
    return this.#runs.leaseDueRoster(now);
  }

  postponeRosters(scope: TenantScope, now: Date, dueAt: Date): Promise<void> {
    return this.#runs.postponeRosters(scope, now, dueAt);
  }

  finishRoster(scope: Scope, roster: Run['roster']): Promise<void> {
    return this.#runs.finishRoster(scope, roster);
  }

  /**
   * Fills the cohort from the LMS's list of members, so that a trainer sees people before they launch. A role known
   * from a launch wins over the roster's: Moodle's roster calls a non-editing teacher a learner.
   * People who are missing are marked as left only when the list was read to its end. Answers how many.
   */
  async applyRoster(
    scope: Scope,
    members: Member[],
    run: { id: string; complete: boolean; startedAt: Date },
  ): Promise<number> {
    const known = await this.#people.subsOf(scope);
    const present = members.filter((member) => member.status === 'Active');
    for (const member of present) {
      const before = known.get(member.userId);
      const fresh = sightingOf(member);
      // A role seen in a launch stands; a name from the roster fills what the launch withheld.
      const seen = before?.lastLaunchAt ? { ...before, name: fresh.name } : fresh;
      if (before && seen.role === before.role && (seen.name === null || seen.name === before.name)) continue;
      if (before) await this.#people.enrolAgain(scope, seen);
      else await this.#enrol(scope, seen, { launchedAt: null, now: run.startedAt });
    }
    await this.#people.markInRoster(
      scope,
      present.map((member) => member.userId),
      run.id,
    );
    // A list that names nobody is a platform's slip: somebody opened this course.
    return run.complete && present.length > 0 ? this.#letGo(scope, run) : 0;
  }

  /**
   * Learners whom the LMS took off its list lose their sessions too. Others keep them: administrators of a site and
   * people without a role are on no list, and yet here rightly.
   */
  async #letGo(scope: Scope, run: { id: string; startedAt: Date }): Promise<number> {
    const left = await this.#people.markLeft(scope, run.id, run.startedAt);
    for (const { person, graded } of left) if (graded) await this.#sessions.endAll(scope, person);
    return left.length;
  }
}

function sightingOf(member: Member): Sighting {
  return {
    sub: member.userId,
    name: displayName(member),
    role: standingOf(member.roles, false).role,
    testUser: member.roles.testUser,
    graded: isGraded(member.roles),
  };
}
