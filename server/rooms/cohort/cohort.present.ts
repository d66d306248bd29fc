import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import { asSeenBy, STAFF, viewersOf } from '../../core/visibility.ts';
import type { RunCalendar } from '../../core/calendar.contract.ts';
import type { Enrolment, Run } from '../people/people.service.ts';
import type {
  cohortAbout,
  cohortLearner,
  cohortLearners,
  cohortSteps,
  cohortToday,
  HoursSums,
  LearnerRow,
} from './cohort.contract.ts';
import { countsOn, type Figures, lateFlag, stateOf } from './cohort.rule.ts';
import {
  aboutCohort,
  learnerPage,
  learnerRow,
  learnersPage,
  READERS,
  stepsOfCohort,
  today,
} from './cohort.visibility.ts';

/** One learner's way through the course, as the course room counts it. */
export interface Progress {
  stepsDone: number;
  minutesDone: number;
  /** Missing while it has not been counted. */
  modulesDone?: number;
  lastStepAt: Date | null;
}

export interface CourseTotals {
  steps: number;
  minutes: number;
  /** How many modules behind the run somebody is who has finished so many. */
  late(finished: number): number;
}

/** What a row is made of beside the person. */
export interface RowParts {
  totals: CourseTotals;
  progress: ReadonlyMap<string, Progress>;
  /** People whose name somebody else in the run has too. */
  namesakes: ReadonlySet<string>;
  now: Date;
}

/** Where somebody stands in the cohort: a trainer's word goes before the platform's. */
export const placeOf = ({ aside, status }: Pick<Enrolment, 'aside' | 'status'>): LearnerRow['place'] =>
  aside === null ? status : 'not-learner';

/** A learner, as somebody of the run sees them. */
export function presentRow(session: Session, enrolment: Enrolment, parts: RowParts): LearnerRow {
  const { person, number, name, lastLaunchAt } = enrolment;
  const { totals, now } = parts;
  const progress = parts.progress.get(person);
  const way = {
    lastLaunchAt,
    stepsDone: progress?.stepsDone ?? 0,
    lastStepAt: progress?.lastStepAt ?? null,
  };
  return asSeenBy(learnerRow, viewersOf(session, READERS, person), {
    id: person,
    number,
    name: numberedName(name, number, parts.namesakes.has(person)),
    place: placeOf(enrolment),
    stepsDone: way.stepsDone,
    stepsTotal: totals.steps,
    minutesDone: progress?.minutesDone ?? 0,
    minutesTotal: totals.minutes,
    lastStepAt: way.lastStepAt?.toISOString() ?? null,
    lastLaunchAt: lastLaunchAt?.toISOString() ?? null,
    state: stateOf(way, totals.steps, now),
    modulesLate: lateFlag(
      progress && progress.modulesDone === undefined ? 0 : totals.late(progress?.modulesDone ?? 0),
      placeOf(enrolment),
    ),
  });
}

/** A trainer's first page: figures of the whole cohort, and the rows of whom they name. */
export function presentToday(
  session: Session,
  parts: {
    figures: Figures;
    rows: readonly LearnerRow[];
    totals: { calendar: RunCalendar; run: Run };
    scoresFailed: number;
    now: Date;
  },
): AnswerOf<typeof cohortToday> {
  const { figures, rows, totals, scoresFailed, now } = parts;
  // Figures of a large cohort are some seconds old, and these people may have moved or left since.
  const inOrder = (persons: readonly string[], keep: (row: LearnerRow) => boolean) =>
    persons.flatMap((person) =>
      rows.filter((row) => row.id === person && row.place === 'active' && keep(row)),
    );
  return asSeenBy(today, viewersOf(session, STAFF), {
    ...countsOn(figures, now),
    quiet: inOrder(figures.longest, (row) => row.state === 'quiet'),
    lately: inOrder(figures.latest, (row) => row.lastStepAt !== null),
    scoresFailed,
    calendar: totals.calendar,
    startFrom: totals.run.startFrom,
    timeZone: totals.run.timeZone,
    copyAsked: totals.run.copy.of !== null && totals.run.copy.answer === null,
  });
}

/** Nobody who has logged nothing is in the list of sums. */
export const hoursOf = (sums: HoursSums | undefined): HoursSums => ({
  counted: sums?.counted ?? 0,
  verified: sums?.verified ?? 0,
});

/** Some of the people of a run, and where the next of them begin. */
export const presentPage = (
  session: Session,
  page: { rows: (LearnerRow & { hours: HoursSums })[]; total: number; next: number | null },
): AnswerOf<typeof cohortLearners> => asSeenBy(learnersPage, viewersOf(session, STAFF), page);

type LearnerPage = AnswerOf<typeof cohortLearner>;

/** One learner's way, as they or one of their staff see it. Somebody who never came has no row. */
export function presentLearner(
  session: Session,
  person: string,
  way: {
    row: LearnerRow | undefined;
    hours: HoursSums | undefined;
    programme: LearnerPage['programme'];
    done: LearnerPage['done'];
    acts: LearnerPage['acts'];
    joined: readonly { person: string; until: Date }[];
  },
): LearnerPage {
  return asSeenBy(learnerPage, viewersOf(session, READERS, person), {
    learner: way.row ?? null,
    hours: hoursOf(way.hours),
    programme: way.programme,
    done: way.done,
    acts: way.acts,
    joined: way.joined.map((one) => ({ id: one.person, until: one.until.toISOString() })),
  });
}

/** What a cohort says of itself, for the staff of its run. */
export const presentAbout = (session: Session, about: AnswerOf<typeof cohortAbout>) =>
  asSeenBy(aboutCohort, viewersOf(session, STAFF), about);

/** A module as the course room lists it. */
export interface CourseModule {
  number: number;
  slug: string;
  title: string;
  steps: { slug: string; number: string; title: string }[];
}

interface StepsParts {
  learners: number;
  /** In the order of the course. */
  counts: readonly { opened: number; done: number; skipped: number; furthest: number }[] | null;
  modules: readonly CourseModule[];
}

/** Numbers by step. Nobody has done anything of a step that the last count did not know. */
export function presentSteps(
  session: Session,
  { learners, counts, modules }: StepsParts,
): AnswerOf<typeof cohortSteps> {
  let at = 0;
  const none = { opened: 0, done: 0, skipped: 0, furthest: 0 };
  return asSeenBy(stepsOfCohort, viewersOf(session, STAFF), {
    learners,
    counted: counts !== null,
    modules: modules.map(({ number, slug, title, steps }) => ({
      number,
      slug,
      title,
      steps: steps.map((step) => {
        const { opened, done, skipped, furthest } = counts?.[at++] ?? none;
        return {
          slug: step.slug,
          number: step.number,
          title: step.title,
          opened,
          done,
          skipped,
          furthest,
        };
      }),
    })),
  });
}
