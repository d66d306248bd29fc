import { numberedName } from '../../core/shown-name.rule.ts';
import type { Enrolment } from '../people/people.service.ts';
import type { LearnerRow } from './cohort.contract.ts';
import { stateOf } from './cohort.rule.ts';

/** One learner's way through the course, as the course room counts it. */
export interface Progress {
  stepsDone: number;
  minutesDone: number;
  lastStepAt: Date | null;
}

export interface CourseTotals {
  steps: number;
  minutes: number;
}

/** What a row is made of beside the person. */
export interface RowParts {
  totals: CourseTotals;
  progress: ReadonlyMap<string, Progress>;
  /** People whose name somebody else in the run has too. */
  namesakes: ReadonlySet<string>;
  now: Date;
}

/** The whitelist of what a trainer sees of a learner. */
export function presentRow(enrolment: Enrolment, parts: RowParts): LearnerRow {
  const { person, number, name, status, aside, lastLaunchAt } = enrolment;
  const { totals, now } = parts;
  const progress = parts.progress.get(person);
  const way = {
    lastLaunchAt,
    stepsDone: progress?.stepsDone ?? 0,
    lastStepAt: progress?.lastStepAt ?? null,
  };
  return {
    id: person,
    number,
    name: numberedName(name, number, parts.namesakes.has(person)),
    place: aside === null ? status : 'not-learner',
    stepsDone: way.stepsDone,
    stepsTotal: totals.steps,
    minutesDone: progress?.minutesDone ?? 0,
    minutesTotal: totals.minutes,
    lastStepAt: way.lastStepAt?.toISOString() ?? null,
    lastLaunchAt: lastLaunchAt?.toISOString() ?? null,
    state: stateOf(way, totals.steps, now),
  };
}
