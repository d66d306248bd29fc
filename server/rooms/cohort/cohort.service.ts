import type { RunCalendar } from '../../core/calendar.contract.ts';
import type { Clock } from '../../core/clock.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import { isStaff } from '../../core/permissions.ts';
import type { Scope } from '../../core/scope.ts';
import type { HouseView } from '../../house.ts';
import type { Session } from '../../core/session.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { Enrolment, PeopleService, Run } from '../people/people.service.ts';
import { PAGE_SIZE, type HoursSums, type LearnerRow } from './cohort.contract.ts';
import {
  type CourseModule,
  type CourseTotals,
  hoursOf,
  placeOf,
  presentAbout,
  presentLearner,
  presentPage,
  presentRow,
  presentSteps,
  presentToday,
  type Progress,
} from './cohort.present.ts';
import type { CohortStore } from './cohort.store.ts';
import { type FiguresParts, FiguresService } from './figures.service.ts';
import { JoiningService } from './joining.service.ts';
import type { ProgrammeService } from './programme.service.ts';

/** What the cohort room asks of the course room. */
export interface CourseView {
  /** Of these people, or of everybody in the run who has done anything; one command however many they are. */
  tallies(scope: Scope, persons?: readonly string[]): Promise<Map<string, Progress>>;
  totals(scope: Scope): Promise<CourseTotals & { calendar: RunCalendar; run: Run }>;
  modules(session: Session): Promise<{ modules: CourseModule[] }>;
  /** Counted with the figures of the cohort. */
  countSteps: FiguresParts['course']['countSteps'];
  /** How many acts somebody took to work, and how many came back. */
  acts(scope: Scope, person: string): Promise<{ taken: number; back: number }>;
  stepsDone(scope: Scope & { lang: Lang }, person: string): Promise<DoneStep[]>;
}

/** What it asks of the hours room: sums as they were counted last, one command however many people. */
export interface HoursView {
  cohort: {
    tallies(scope: Scope, persons: readonly string[]): Promise<Map<string, HoursSums>>;
  };
}

export interface DoneStep {
  number: string;
  module: string;
  step: string;
  title: string;
  minutes: number;
  doneAt: string;
}

type Totals = Awaited<ReturnType<CourseView['totals']>>;

export class CohortService {
  readonly #people: PeopleService;
  readonly #course: CourseView;
  readonly #grade: GradeService;
  readonly #hours: HoursView;
  readonly #programme: ProgrammeService;
  readonly figures: FiguresService;
  readonly joining: JoiningService;

  constructor(deps: {
    store: CohortStore;
    people: PeopleService;
    course: CourseView;
    grade: GradeService;
    hours: HoursView;
    programme: ProgrammeService;
    clock: Clock;
    house: HouseView;
  }) {
    this.#people = deps.people;
    this.#course = deps.course;
    this.#grade = deps.grade;
    this.#hours = deps.hours;
    this.#programme = deps.programme;
    this.figures = new FiguresService(deps);
    this.joining = new JoiningService(deps);
  }

  async today(session: Session, now: Date) {
    const [figures, totals, scoresFailed] = await Promise.all([
      this.figures.read(session),
      this.#course.totals(session),
      this.#grade.countTroubled(session),
    ]);
    const shown = [...new Set([...figures.longest, ...figures.latest])];
    const learners = await this.#people.listEnrolments(session, shown);
    const rows = await this.#rows(session, learners, totals, now);
    return presentToday(session, { figures, rows, totals, scoresFailed, now });
  }

  /** What the cohort says of itself, in numbers alone. */
  async about(session: Session) {
    const { about, learners } = await this.figures.read(session);
    return presentAbout(session, { learners, ...this.#people.aboutYou.shown(about) });
  }

  /** By module and step: numbers of the last count, and titles in the reader's language. */
  async steps(session: Session) {
    const [{ learners, counts }, { modules }] = await Promise.all([
      this.figures.steps(session),
      this.#course.modules(session),
    ]);
    return presentSteps(session, { learners, counts, modules });
  }

  async page(session: Session, query: { who: LearnerRow['place']; after: number }, now: Date) {
    const [figures, totals] = await Promise.all([this.figures.read(session), this.#course.totals(session)]);
    const { run } = totals;
    const page = { ...query, highest: run.entries, limit: PAGE_SIZE };
    const { list, next } = await this.#people.pageOf(session, page);
    const persons = list.map(({ person }) => person);
    const [known, hours] = await Promise.all([
      this.#rows(session, list, totals, now),
      this.#hours.cohort.tallies(session, persons),
    ]);
    const rows = known.map((row) => ({ ...row, hours: hoursOf(hours.get(row.id)) }));
    return presentPage(session, { rows, total: figures.learners, next });
  }

  /** Trainers see anybody of their run, a learner only themselves. Somebody who never came has no row yet. */
  async learner(session: Session, person: string, now: Date) {
    // Not 403: whether somebody is in the run is nobody else's business.
    if (!isStaff(session) && session.person !== person) throw notFound('learner');
    if (person === 'unknown')
      return presentLearner(session, person, {
        row: undefined,
        hours: undefined,
        programme: null,
        done: [],
        acts: { taken: 0, back: 0 },
        joined: [],
      });
    const enrolment = await this.#people.findEnrolment(session, person);
    if (!enrolment) throw notFound('learner');
    const [reader, totals] = await Promise.all([
      this.#people.findPerson(session, session.person),
      this.#course.totals(session),
    ]);
    const [[row], tallies, done, acts] = await Promise.all([
      this.#rows(session, [enrolment], totals, now),
      this.#hours.cohort.tallies(session, [person]),
      // Titles in the language that the reader chose, which may not be that of the launch.
      this.#course.stepsDone({ ...session, lang: reader?.lang ?? session.lang }, person),
      this.#course.acts(session, person),
    ]);
    const hours = hoursOf(tallies.get(person));
    const steps = { done: row?.stepsDone ?? 0, of: totals.steps };
    const [programme, joined] = await Promise.all([
      this.#programme.of(session, person, { steps, hours }),
      isStaff(session) ? this.joining.joinedTo(session, person) : [],
    ]);
    const way = { row, hours, programme, done, acts, joined };
    return presentLearner(session, person, way);
  }

  /** Other entries that may be the same person. */
  async twins(session: Session, person: string, now: Date) {
    const [list, totals] = await Promise.all([
      this.joining.candidates(session, person),
      this.#course.totals(session),
    ]);
    return { rows: await this.#rows(session, list, totals, now) };
  }

  /** The roster calls some people learners who are none, such as Moodle's non-editing teachers until they launch. */
  async setAside(session: Session, person: string, aside: boolean, now: Date) {
    const found = await this.#people.setAside(session, person, { aside, by: session.person, at: now });
    if (!found) throw notFound('learner');
    return { place: placeOf(found) };
  }

  async #rows(
    session: Session,
    list: readonly Enrolment[],
    totals: Totals,
    now: Date,
  ): Promise<LearnerRow[]> {
    const persons = list.map((one) => one.person);
    const [progress, namesakes] = await Promise.all([
      this.#course.tallies(session, persons),
      this.#people.namesakesOf(session, list),
    ]);
    return list.map((one) => presentRow(session, one, { totals, progress, namesakes, now }));
  }
}
