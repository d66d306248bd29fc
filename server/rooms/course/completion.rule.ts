import type { Course, Step } from '../../content/course.types.ts';
import { stepsInOrder } from './course.rule.ts';

/** Ways to complete a step by saving a form, as targets.yaml names them. */
const BY_FORM: ReadonlySet<string> = new Set(['form-saved', 'basics-saved']);

/**
 * Steps that are complete because this exists: a form (`FORM:midpoint-review`, `FORM:qualities-self-assessment#mid`)
 * completes those that open it, a part of one (`OCP:basics`) those whose product flows there.
 */
export function stepsCompletedBy(course: Course, product: string): Step[] {
  // A form without variants is told as its plain one.
  const made = product.replace(/#plain$/, '');
  return stepsInOrder(course)
    .map(({ step }) => step)
    .filter((step) => BY_FORM.has(step.completeWhen) && isProductOf(step, made));
}

const isProductOf = ({ form, flowsTo }: Step, made: string): boolean =>
  made === `FORM:${form}` || (!made.startsWith('FORM:') && flowsTo.includes(made));

/** A mark that its learner took back. */
export interface Undone {
  step: string;
  at: Date;
}

/** Whether the learner took the mark back after this was made: then only what is made anew counts. */
export const tookBackSince = (undone: readonly Undone[], step: string, made: Date): boolean =>
  undone.some((one) => one.step === step && one.at >= made);

/** What stands as taken back once this step is done, or not done after all. A mark that never stood is not taken back. */
export function undoneAfter(
  undone: readonly Undone[],
  change: { step: string; done: boolean; at: Date },
): Undone[] {
  const others = undone.filter((one) => one.step !== change.step);
  return change.done ? others : [...others, { step: change.step, at: change.at }];
}
