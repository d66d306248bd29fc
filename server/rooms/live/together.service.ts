import type { Scope } from '../../core/scope.ts';
import type { CourseService } from '../course/course.service.ts';
import { isAttended } from './attendance.rule.ts';
import type { AttendanceStore } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import { countedOf, neededOf, setSteps } from './set-steps.rule.ts';

interface Parts {
  attendances: Pick<AttendanceStore, 'listOf'>;
  calendar: Pick<CalendarService, 'glance'>;
  course: Pick<CourseService, 'triads' | 'stepsDone'>;
}

/** How many count, and how many of all there are a programme needs. */
interface Needed {
  counted: number;
  needed: number;
  of: number;
}

export interface Together {
  sets: Needed;
  triads: Needed;
  /** The step of the first triad that does not count yet; null: there is none. */
  nextTriad: { module: string; step: string } | null;
}

/** What of a programme is done together (L2): meetings of sets, of which an account may stand for one, and triads. */
export class TogetherService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async of(scope: Scope, person: string): Promise<Together> {
    const { attendances, calendar, course } = this.#parts;
    const [{ sessions }, rows, triads, done] = await Promise.all([
      calendar.glance(scope),
      attendances.listOf(scope, person),
      course.triads(scope),
      course.stepsDone(scope, person),
    ]);
    const sets = setSteps(sessions);
    const isDone = new Set(done.map(({ module, step }) => `${module}/${step}`));
    const open = triads.filter(({ key }) => !isDone.has(key));
    const [next] = open;
    const attended = rows.map(({ step, mark }) => ({
      step,
      attended: isAttended(mark),
      madeUp: mark === 'made-up',
    }));
    return {
      sets: { counted: countedOf(sets, attended), needed: neededOf(sets), of: sets.length },
      triads: {
        counted: triads.length - open.length,
        needed: neededOf(triads),
        of: triads.length,
      },
      nextTriad: next ? { module: next.module, step: next.slug } : null,
    };
  }
}
