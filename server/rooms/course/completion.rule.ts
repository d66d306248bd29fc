import type { Course, Step } from '../../content/course.types.ts';
import { stepsInOrder } from './course.rule.ts';

/** Ways to complete a step by saving a form, as targets.yaml names them. */
const BY_FORM: ReadonlySet<string> = new Set(['form-saved', 'basics-saved']);
/** A section of the business case, which is written on for months: told when it holds a word, and when it holds a row. */
const IN_CASE = /^BC:([a-z-]+)(#row)?$/;
/** Ways by something that is made again and again, and what it is called. */
const EACH_TIME: Readonly<Record<string, string>> = { 'entry-saved': 'HOURS:entry' };

/**
 * Steps that are complete because this exists: a form (`FORM:midpoint-review`, `FORM:qualities-self-assessment#mid`)
 * completes those that open it, a part of one (`OCP:basics`) those whose product flows there. What a room judges alone is
 * told by the name of the way (`all-tagged-and-dated`). Of what is made again and again (`HOURS:entry`, a section of the
 * business case as `BC:risks`, its rows as `BC:risks#row`), one that is made today says nothing about a step months away:
 * only steps in modules that `marks` have reached are completed by it.
 */
export function stepsCompletedBy(course: Course, product: string, marks: Marks = NONE): Step[] {
  // A form without variants is told as its plain one.
  const made = product.replace(/#plain$/, '');
  return stepsInOrder(course)
    .map(({ step }) => step)
    .filter(
      (step) => isCompletedBy(step, made) && (!isMadeAgain(made) || reached(course, step, { marks, made })),
    );
}

/** Keys of the steps that are done. */
type Marks = ReadonlySet<string>;
const NONE: Marks = new Set();

/** Whether this is made many times, and says something about the steps that its maker has come to. */
export const isMadeAgain = (product: string): boolean =>
  Object.values(EACH_TIME).includes(product) || IN_CASE.test(product);

/**
 * Whether it is a state that holds, told by the name of its way with every change: products have a colon in theirs. A
 * section of the business case that has words goes on having them.
 */
export const isState = (product: string): boolean => !product.includes(':') || IN_CASE.test(product);

/**
 * The part of the business case that a step opens; undefined: it opens none. A single row of a section is asked for as
 * `<section>-row`.
 */
export function sectionOf({ form, flowsTo }: Step): string | undefined {
  const section = form?.replace(/-row$/, '');
  return flowsTo.some((to) => to.split('#')[0] === `BC:${section}`) ? section : undefined;
}

function isCompletedBy(step: Step, made: string): boolean {
  const { completeWhen } = step;
  const [, section, row] = IN_CASE.exec(made) ?? [];
  if (section !== undefined) {
    const way = row === undefined ? 'form-saved' : 'row-saved';
    return completeWhen === way && sectionOf(step) === section;
  }
  if (BY_FORM.has(completeWhen)) return !isMadeAgain(made) && isProductOf(step, made);
  return made === (EACH_TIME[completeWhen] ?? completeWhen);
}

/**
 * The module after the last one in which something is done is reached, too: somebody may begin it with this. Not with a
 * section of the business case, of which there are many: each would open the next module to the others, and whoever has
 * written a whole case would have gone through half of the course.
 */
function reached(
  { modules }: Course,
  { key }: Step,
  { marks, made }: { marks: Marks; made: string },
): boolean {
  const placeOf = (wanted: (step: Step) => boolean) =>
    modules.findLastIndex(({ steps }) => steps.some(wanted));
  const last = placeOf((step) => marks.has(step.key));
  return placeOf((step) => step.key === key) <= (IN_CASE.test(made) ? Math.max(0, last) : last + 1);
}

const isProductOf = ({ form, flowsTo }: Step, made: string): boolean =>
  made === `FORM:${form}` || (!made.startsWith('FORM:') && flowsTo.includes(made));

/** A mark that its learner took back. */
export interface Undone {
  step: string;
  at: Date;
}

/**
 * Whether the learner took the mark back after this was made: then only what is made anew counts. A state that merely
 * still holds (`made` is null) is never made anew: only the learner sets that mark again.
 */
export const tookBackSince = (undone: readonly Undone[], step: string, made: Date | null): boolean =>
  undone.some((one) => one.step === step && (made === null || one.at >= made));

/** What stands as taken back once this step is done, or not done after all. A mark that never stood is not taken back. */
export function undoneAfter(
  undone: readonly Undone[],
  change: { step: string; done: boolean; at: Date },
): Undone[] {
  const others = undone.filter((one) => one.step !== change.step);
  return change.done ? others : [...others, { step: change.step, at: change.at }];
}
