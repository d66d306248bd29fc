import type { Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import { isStaff } from '../../core/permissions.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Enrolment, PeopleService } from '../people/people.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { LearnerRow } from './cohort.contract.ts';

export const PAGE_SIZE = 50;
/** A step every fortnight is the slowest pace of the course; after three weeks a word may help. */
const QUIET_DAYS = 21;

/** One learner's way through the course, as the course room counts it. */
export interface Progress {
  stepsDone: number;
  minutesDone: number;
  lastStepAt: Date | null;
}

/** What the cohort room asks of the course room. */
export interface CourseView {
  progressOf(scope: Scope, persons: string[]): Promise<Map<string, Progress>>;
  /** Of everybody in the run who has done anything, in one command however many they are. */
  tallies(scope: Scope): Promise<Map<string, Progress>>;
  totals(scope: Scope): Promise<{ steps: number; minutes: number; week: number; weeks: number }>;
  stepsDone(scope: Scope & { lang: Lang }, person: string): Promise<DoneStep[]>;
}

export interface DoneStep {
  number: string;
  module: string;
  step: string;
  title: string;
  minutes: number;
  doneAt: string;
}

export class CohortService {
  readonly #people: PeopleService;
  readonly #course: CourseView;
  readonly #grade: GradeService;

  constructor(deps: { people: PeopleService; course: CourseView; grade: GradeService }) {
    this.#people = deps.people;
    this.#course = deps.course;
    this.#grade = deps.grade;
  }

  async today(scope: Scope, now: Date) {
    const [learners, progress, totals, scoresFailed] = await Promise.all([
      this.#people.listLearners(scope),
      this.#course.tallies(scope),
      this.#course.totals(scope),
      this.#grade.countTroubled(scope),
    ]);
    const rows = learners.map((one) => rowOf(one, progress.get(one.person), totals, now));
    const byTime = (key: 'lastStepAt' | 'lastLaunchAt') => (a: LearnerRow, b: LearnerRow) =>
      (a[key] ?? '').localeCompare(b[key] ?? '');
    const count = (...states: LearnerRow['state'][]) =>
      rows.filter((row) => states.includes(row.state)).length;
    return {
      learners: rows.length,
      notOpened: count('not-opened'),
      underWay: count('not-begun', 'under-way', 'quiet'),
      done: count('done'),
      quiet: rows
        .filter((row) => row.state === 'quiet')
        .sort(byTime('lastStepAt'))
        .slice(0, 10),
      lately: rows
        .filter((row) => row.lastStepAt !== null)
        .sort(byTime('lastStepAt'))
        .reverse()
        .slice(0, 5),
      scoresFailed,
      week: totals.week,
      weeks: totals.weeks,
    };
  }

  async page(scope: Scope, page: number, now: Date) {
    const [learners, total, totals] = await Promise.all([
      this.#people.listLearners(scope, { skip: page * PAGE_SIZE, limit: PAGE_SIZE }),
      this.#people.countLearners(scope),
      this.#course.totals(scope),
    ]);
    const progress = await this.#course.progressOf(
      scope,
      learners.map((one) => one.person),
    );
    const rows = learners.map((one) => rowOf(one, progress.get(one.person), totals, now));
    return { rows, total, page, pageSize: PAGE_SIZE as 50 };
  }

  /** Trainers see anybody of their run, a learner only themselves. Somebody who never came has no row yet. */
  async learner(session: Session, person: string, now: Date) {
    // Not 403: whether somebody is in the run is nobody else's business.
    if (!isStaff(session) && session.person !== person) throw notFound('learner');
    if (person === 'unknown') return { learner: null, done: [] };
    const enrolment = await this.#people.findEnrolment(session, person);
    if (!enrolment) throw notFound('learner');
    const reader = await this.#people.findPerson(session, session.person);
    const [progress, totals, done] = await Promise.all([
      this.#course.progressOf(session, [person]),
      this.#course.totals(session),
      // Titles in the language that the reader chose, which may not be that of the launch.
      this.#course.stepsDone({ ...session, lang: reader?.lang ?? session.lang }, person),
    ]);
    return { learner: rowOf(enrolment, progress.get(person), totals, now), done };
  }
}

/** The whitelist of what a trainer sees of a learner. */
function rowOf(
  enrolment: Enrolment,
  progress: Progress | undefined,
  totals: { steps: number; minutes: number },
  now: Date,
): LearnerRow {
  return {
    id: enrolment.person,
    number: enrolment.number,
    name: enrolment.name,
    stepsDone: progress?.stepsDone ?? 0,
    stepsTotal: totals.steps,
    minutesDone: progress?.minutesDone ?? 0,
    minutesTotal: totals.minutes,
    lastStepAt: progress?.lastStepAt?.toISOString() ?? null,
    lastLaunchAt: enrolment.lastLaunchAt?.toISOString() ?? null,
    state: stateOf(enrolment, progress, totals.steps, now),
  };
}

function stateOf(
  enrolment: Enrolment,
  progress: Progress | undefined,
  steps: number,
  now: Date,
): LearnerRow['state'] {
  if (enrolment.lastLaunchAt === null) return 'not-opened';
  if (!progress || progress.stepsDone === 0) {
    // Not since they joined: the platform's list may have named them weeks before they first came.
    return daysSince(enrolment.lastLaunchAt, now) >= QUIET_DAYS ? 'quiet' : 'not-begun';
  }
  if (progress.stepsDone >= steps) return 'done';
  return progress.lastStepAt && daysSince(progress.lastStepAt, now) >= QUIET_DAYS ? 'quiet' : 'under-way';
}

const daysSince = (then: Date, now: Date) => (now.getTime() - then.getTime()) / 86_400_000;
