import type { Launch } from '../../../lti/index.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Standing } from '../../core/permissions.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import type { Session, SessionStore } from '../../core/session.ts';
import { presentMe } from './people.present.ts';
import { CalendarService } from './calendar.service.ts';
import { AboutYouService } from './about-you.service.ts';
import type { AboutYouStore } from './about-you.store.ts';
import { RunSettingsService } from './run-settings.service.ts';
import type { RunSettingsStore } from './run-settings.store.ts';
import { displayName, isGraded, isNews, standingOf } from './people.rule.ts';
import { CopyService } from './copy.service.ts';
import type { CopyStore } from './copy.store.ts';
import type { ChangeStore } from './change.store.ts';
import type { DecisionStore } from './decision.store.ts';
import type { PageQuery, PeoplePageStore } from './people-page.store.ts';
import type { Enrolment, PeopleStore, Sighting } from './people.store.ts';
import type { GradingChange, GradingStore } from './grading.store.ts';
import type { CoupledLink, LinkStore } from './link.store.ts';
import { type CourseOfNewRuns, RunService } from './run.service.ts';
import type { RosterLeaseStore } from './roster-lease.store.ts';
import type { Person, PersonStore } from './person.store.ts';
import { RosterService } from './roster.service.ts';
import type { RosterStore } from './roster.store.ts';
import type { Run, RunStore } from './run.store.ts';

export { contentIdOf, takesPart, WORK, type Work, workIn, workUrl } from './people.rule.ts';
export { runKey, type Enrolment } from './people.store.ts';
export type { AboutCohort } from './about-you.rule.ts';
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
  changes: ChangeStore;
  pages: PeoplePageStore;
  decisions: DecisionStore;
  rosters: RosterStore;
  settings: RunSettingsStore;
  copies: CopyStore;
  about: AboutYouStore;
  leases: RosterLeaseStore;
  grading: GradingStore;
  sessions: Pick<SessionStore, 'endAll' | 'endOffList'>;
}

export class PeopleService {
  readonly #persons: PersonStore;
  readonly #people: PeopleStore;
  readonly #runs: RunStore;
  readonly #links: LinkStore;
  readonly #launched: RunService;
  readonly #pages: PeoplePageStore;
  readonly #sessions: PeopleStores['sessions'];
  /** What people decided about entries: joinings of two among them. */
  readonly decisions: DecisionStore;
  readonly roster: RosterService;
  /** What the figures of cohorts must follow. */
  readonly changes: ChangeStore;
  readonly calendar: CalendarService;
  readonly settings: RunSettingsService;
  readonly aboutYou: AboutYouService;
  readonly copies: CopyService;
  readonly #grading: GradingStore;

  constructor(stores: PeopleStores, course: CourseOfNewRuns) {
    this.#persons = stores.persons;
    this.#people = stores.people;
    this.#runs = stores.runs;
    this.#links = stores.links;
    this.#launched = new RunService(stores, course);
    this.#pages = stores.pages;
    this.#sessions = stores.sessions;
    this.decisions = stores.decisions;
    this.#grading = stores.grading;
    this.changes = stores.changes;
    this.calendar = new CalendarService(stores.runs);
    const forget = (run: Run) => this.#launched.forget(run);
    this.settings = new RunSettingsService({ ...stores, forget });
    this.copies = new CopyService({ ...stores, forget });
    this.aboutYou = new AboutYouService(stores);
    this.roster = new RosterService({
      ...stores,
      enrol: (scope, seen, now) => this.#enrol(scope, seen, { launchedAt: null, now }),
    });
  }

  /**
   * Lets somebody with a `sub` into the run of a verified launch. One read where person and run are known and were here
   * within the hour; one more write where the launch brings news; four for a newcomer.
   */
  async enter(launch: Launch & { sub: string }, now: Date): Promise<Arrival> {
    const { run, through } = await this.#launched.ofLaunch(launch, now);
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
    // Nobody is graded in a gradebook that does not know them.
    if (through !== null) seen.graded = known?.graded ?? false;
    if (known && !isNews(known, seen, now)) return { run, enrolment: known, standing };
    const enrolment =
      (known && (await this.#people.noteVisit(scope, known, seen, now))) ??
      (await this.#enrol(scope, seen, { launchedAt: now, now, through }));
    if (through !== null) return { run, enrolment, standing };
    return { run: await this.#noteArrival(run, launch, standing, now), enrolment, standing };
  }

  /** What a launch tells of its run beside who came: no command when it tells nothing new. */
  async #noteArrival(run: Run, launch: Launch, standing: Standing, now: Date): Promise<Run> {
    const scope = { tenant: run.tenant, run: run.id };
    const learned = await this.calendar.noteLaunch(run, launch, standing, now);
    // Its list was given up as that of a course that is gone, and here is somebody from it.
    const awake = run.roster.dueAt === null ? { roster: { ...run.roster, dueAt: now, failures: 0 } } : {};
    if (run.roster.dueAt === null) await this.roster.ask(scope, now);
    return Object.assign(run, learned, awake);
  }

  /** The run of an anonymous launch, so that a preview shows the right course. */
  async runOfVisitor(launch: Launch, now: Date): Promise<Run> {
    return (await this.#launched.ofLaunch(launch, now)).run;
  }

  async #enrol(
    scope: Scope,
    seen: Sighting,
    when: { launchedAt: Date | null; now: Date; through?: string | null },
  ): Promise<Enrolment> {
    const person = await this.#persons.upsert(scope, seen.sub);
    const number = await this.#runs.nextNumber(scope);
    return this.#people.enrol(scope, person, { ...seen, number, ...when });
  }

  async findRun(scope: Scope): Promise<Run> {
    const run = await this.#runs.findRun(scope);
    if (!run) throw notFound('run');
    return run;
  }

  /** Links of the run that brought a line item of their own. */
  listCoupledLinks(scope: Scope): Promise<CoupledLink[]> {
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
    return this.#persons.findPerson(scope, id);
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
      this.#persons.findPerson(scope, person),
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
    return this.#grading.next();
  }

  settleGradingChange(change: GradingChange): Promise<void> {
    return this.#grading.settle(change);
  }

  listEnrolments(scope: Scope, persons: readonly string[]): Promise<Enrolment[]> {
    return this.#people.listEnrolments(scope, persons);
  }

  pageOf(scope: Scope, page: PageQuery): Promise<{ list: Enrolment[]; next: number | null }> {
    return this.#pages.page(scope, page);
  }

  learnersByNumber(scope: Scope, numbers: readonly number[]): Promise<Enrolment[]> {
    return this.#pages.byNumbers(scope, numbers);
  }

  namesakesOf(scope: Scope, list: readonly Enrolment[]): Promise<Set<string>> {
    return this.#pages.namesakes(scope, list);
  }

  /** Who takes part in a run: how many learners beside somebody, and its trainers. */
  async cohortOf(scope: Scope, beside: string): Promise<{ learners: number; trainers: string[] }> {
    const [learners, trainers] = await Promise.all([
      this.learnersOf(scope),
      this.#people.listTrainers(scope),
    ]);
    const others = learners.filter((person) => person !== beside);
    return { learners: others.length, trainers: trainers.map(({ person }) => person) };
  }

  /** The learners who take part now. */
  learnersOf(scope: Scope): Promise<string[]> {
    return this.#pages.learners(scope);
  }

  /** People whose name looks the same as theirs, themselves not among them. */
  namesakesBeside(scope: Scope, one: Enrolment): Promise<Enrolment[]> {
    return this.#pages.beside(scope, one);
  }

  /** The person of a run behind the platform's own id. Rejects with not-found. */
  async personOf(scope: Scope, sub: string): Promise<string> {
    const found = await this.#people.findBySub(scope, sub);
    if (!found) throw notFound('person');
    return found.person;
  }

  async endSessions(scope: Scope, person: string): Promise<void> {
    await this.#sessions.endAll(scope, person);
  }

  noteChange(scope: Scope, person: string): Promise<void> {
    return this.changes.note(scope, person);
  }

  setAside(
    scope: Scope,
    person: string,
    { aside, by, at }: { aside: boolean; by: string; at: Date },
  ): Promise<Enrolment | undefined> {
    const what = aside ? 'not-learner' : 'learner';
    return this.decisions.setAside(scope, person, aside, { what, by, at });
  }

  async chooseLanguage(scope: TenantScope, person: string, lang: Lang): Promise<void> {
    await this.#persons.setLang(scope, person, lang);
    await this.#people.copyLang(scope, person, lang);
  }
}
