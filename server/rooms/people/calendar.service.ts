import type { Launch } from '../../../lti/index.ts';
import { dayIn } from '../../core/days.rule.ts';
import type { Standing } from '../../core/permissions.ts';
import type { Scope } from '../../core/scope.ts';
import type { Run, RunStore } from './run.store.ts';
import { platformStart } from './people.rule.ts';

/**
 * When a run begins and whose midnight divides its days. A trainer's word stands above all; until there is one the
 * course's own start counts where the platform says it, and else the day on which the first learner came.
 */
export class CalendarService {
  readonly #runs: RunStore;

  constructor(runs: RunStore) {
    this.#runs = runs;
  }

  /** What a launch tells of it. No command when it tells nothing new. */
  async noteLaunch(run: Run, launch: Launch, standing: Standing, now: Date): Promise<Partial<Run>> {
    const scope = { tenant: run.tenant, run: run.id };
    const learned: Partial<Run> = {};
    // Of a person, not of the course: a trainer's stands for it, a learner far away moves nobody's midnight.
    const zone = standing.role === 'trainer' ? launch.timeZone : undefined;
    if (run.timeZone === null && zone !== undefined) {
      await this.#runs.noteTimeZone(scope, zone);
      learned.timeZone = zone;
    }
    const start = startTold({ ...run, ...learned }, launch, standing, now);
    if (start) {
      await this.#runs.noteStart(scope, start);
      Object.assign(learned, start);
    }
    return learned;
  }

  /** The zone of a trainer's browser, kept while none is known. */
  async noteTimeZone(scope: Scope, timeZone: string): Promise<void> {
    await this.#runs.noteTimeZone(scope, timeZone);
  }
}

function startTold(
  run: Run,
  launch: Launch,
  standing: Standing,
  now: Date,
): Pick<Run, 'startsOn' | 'startFrom'> | undefined {
  if (run.startFrom === 'trainer') return undefined;
  const told = platformStart(launch.custom['course_begins'], run.timeZone);
  if (told !== undefined)
    return told === run.startsOn ? undefined : { startsOn: told, startFrom: 'platform' };
  // Staff try a course out weeks before it begins; nobody's trial moves the dates.
  const learner = standing.role === 'learner' && launch.roles.learner && !launch.roles.testUser;
  if (!learner || run.startFrom !== null) return undefined;
  return { startsOn: dayIn(run.timeZone, now), startFrom: 'learner' };
}
