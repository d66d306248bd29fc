import type { Library } from '../../content/library.ts';
import type { Clock } from '../../core/clock.ts';
import { addDays, dayIn, daysBetween, mondayOf } from '../../core/days.rule.ts';
import { notFound } from '../../core/errors.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { CourseService } from '../course/course.service.ts';
import { numbersOf } from './hours.content.ts';
import { type Pace, paceOf } from './hours-pace.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Closure } from './log.types.ts';

/** What a trainer settles holds here a minute later. */
const MEMORY_MS = 60_000;

/** What every log of a run goes by. */
export interface RunHours {
  numbers: HoursNumbers;
  /** First day, and the day on which the programme is over (4.3); null while nobody has said when it begins. */
  startsOn: string | null;
  endsOn: string | null;
  timeZone: string | null;
  /** Days on which the course rests. */
  closures: readonly Closure[];
}

interface Parts {
  course: Pick<CourseService, 'totals'>;
  library: Library;
  clock: Clock;
}

/** Numbers and dates of runs, remembered: no command where a run was asked for within the minute. */
export class RunHoursService {
  readonly #parts: Parts;
  readonly #runs = new Memory<RunHours>(MEMORY_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects with not-found where the course asks for no hours. */
  async of(scope: Scope): Promise<RunHours> {
    const found = await this.find(scope);
    if (!found) throw notFound('hours');
    return found;
  }

  /** Undefined where the course asks for no hours. */
  async find(scope: Scope): Promise<RunHours | undefined> {
    const { course, library, clock } = this.#parts;
    const key = JSON.stringify([scope.tenant, scope.run]);
    const known = this.#runs.get(key, clock.now());
    if (known) return known;
    const { run, calendar } = await course.totals(scope);
    const numbers = numbersOf(library.course(run.course, run.edition));
    if (!numbers) return undefined;
    const hours = {
      numbers,
      startsOn: run.startsOn,
      endsOn: endOf(calendar, numbers),
      timeZone: run.timeZone,
      closures: run.settings.closures.map(({ from, to }) => ({ from, to })),
    };
    this.#runs.set(key, hours, clock.now());
    return hours;
  }
}

/** Weeks in which the course rests make it longer, and these hours with it. */
function endOf(
  { startsOn, endsOn, weeks }: { startsOn: string | null; endsOn: string | null; weeks: number },
  { days }: HoursNumbers,
): string | null {
  if (startsOn === null || endsOn === null) return null;
  const unrested = addDays(mondayOf(startsOn), weeks * 7 - 1);
  return addDays(startsOn, days + daysBetween(unrested, endsOn));
}

/** Days of a learner's log: from when on sessions may lie, from when to when the pace is counted. */
export interface Window {
  opensOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
}

/** The days of one learner: whoever came late is paced from a day of their own to the same last one (K0g). */
export function windowOf(
  { startsOn, endsOn, timeZone }: Pick<RunHours, 'startsOn' | 'endsOn' | 'timeZone'>,
  { joinedAt }: { joinedAt: Date },
): Window {
  const joinedOn = dayIn(timeZone, joinedAt);
  const late = startsOn !== null && joinedOn > startsOn;
  return { opensOn: startsOn, startsOn: late ? joinedOn : startsOn, endsOn };
}

/** How one learner stands on a day; null while nobody has said when the course begins. */
export function paceIn(
  hours: RunHours,
  learner: { joinedAt: Date },
  { counted, closures, today }: { counted: number; closures: readonly Closure[]; today: string },
): Pace | null {
  const { startsOn, endsOn } = windowOf(hours, learner);
  if (startsOn === null || endsOn === null) return null;
  const days = { startsOn, endsOn, today, closures: [...hours.closures, ...closures] };
  return paceOf({ ...days, counted, numbers: hours.numbers });
}
