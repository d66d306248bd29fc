import { isStaff, type Standing } from '../../core/permissions.ts';
import type { Step } from '../../content/course.types.ts';
import { sectionOf, type Undone } from './completion.rule.ts';

/** Run sheets and other blocks for trainers stand in a step for staff alone. */
export const seesTrainerBlocks = (who: Standing): boolean => isStaff(who);

/**
 * Whether the learner marks this step. Where another room judges it (attendance, a saved form), that room marks it, once
 * it exists; until then the learner's own mark is all there is. A mark that the learner took back they may set again:
 * what it was for is still there. A section of the business case is written on for months, often long before the step
 * that asks for it: its room marks what is saved from then on, and of what stands already the learner says so.
 */
export const mayMark = (
  step: Step,
  { rooms, undone }: { rooms: ReadonlySet<string>; undone: readonly Undone[] },
): boolean =>
  step.judge === null ||
  !rooms.has(step.judge) ||
  sectionOf(step) !== undefined ||
  undone.some((one) => one.step === step.key);
