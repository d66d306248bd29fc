import type { Course, Module, Step } from '../../content/course.types.ts';
import type { Marks } from './course.rule.ts';
import { type OwnWay, stateOfStep, type Visits } from './visit.rule.ts';

/** Which steps are shut in a run whose order is locked. */

/**
 * In a run whose order is locked: the first step before this one in its module that is neither done nor skipped. What
 * somebody has opened or done stays open, whatever they take back before it, and when the order is locked later.
 */
export function shutBehind(module: Module, step: Step, marks: Marks, visits: Visits): Step | undefined {
  if (marks.has(step.key) || visits.opened.has(step.key)) return undefined;
  const before = module.steps.slice(0, module.steps.indexOf(step));
  return before.find((one) => stateOfStep(one, marks, visits) === 'todo');
}

/** The same for somebody's own way through a run, which lets people run ahead or does not. */
export function shutFor(course: Course, step: Step, { marks, visits, locked }: OwnWay): Step | undefined {
  const module = locked && course.modules.find((one) => one.steps.includes(step));
  return module ? shutBehind(module, step, marks, visits) : undefined;
}
