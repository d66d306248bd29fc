import { isStaff, type Standing } from '../../core/permissions.ts';
import type { Course, Step } from '../../content/course.types.ts';

/** Run sheets and other blocks for trainers stand in a step for staff alone. */
export const seesTrainerBlocks = (who: Standing): boolean => isStaff(who);

/**
 * Whether the learner marks this step. A step whose completion another room judges (attendance, a saved form) is
 * marked there, once that room exists; until then the learner's own mark is all there is.
 */
export function marksThemselves(course: Course, step: Step, rooms: ReadonlySet<string>): boolean {
  const judge = course.judges[step.completeWhen];
  return judge === undefined || !rooms.has(judge);
}
