import type { Lang } from '../../core/endpoint.contract.ts';
import { stepsInOrder, type Marks } from './course.rule.ts';
import type { Course, Module, Step } from '../../content/course.types.ts';
import { shutBehind } from './locked-order.rule.ts';
import { stateOfStep, type Visits } from './visit.rule.ts';

/** Whitelists: what of a course leaves the server, in one language. */

const stepLine = (step: Step, lang: Lang) => ({
  slug: step.slug,
  number: step.number,
  type: step.type,
  title: step.title[lang],
  minutes: step.minutes,
});

export const ownStepLine = (step: Step, module: Module, { marks, visits, locked, lang }: Own) => ({
  ...stepLine(step, lang),
  state: stateOfStep(step, marks, visits),
  doneAt: marks.get(step.key)?.at.toISOString() ?? null,
  shut: locked && shutBehind(module, step, marks, visits) !== undefined,
});

export const moduleLine = (module: Module, lang: Lang) => ({
  number: module.number,
  slug: module.slug,
  title: module.title[lang],
  promise: module.promise[lang],
  minutes: module.minutes,
});

export const stepRef = ({ module, step }: { module: Module; step: Step }, lang: Lang) => ({
  module: module.slug,
  step: step.slug,
  number: step.number,
  title: step.title[lang],
});

export function presentModules(course: Course, lang: Lang) {
  return {
    title: course.title[lang],
    lang,
    modules: course.modules.map((module) => ({
      ...moduleLine(module, lang),
      steps: module.steps.map((step) => stepLine(step, lang)),
    })),
  };
}

export interface Own {
  course: Course;
  marks: Marks;
  visits: Visits;
  /** The run lets nobody run ahead within a module. */
  locked: boolean;
  lang: Lang;
}

export function presentStep(own: Own, step: Step, who: { staff: boolean; markable: boolean }) {
  const { course, marks, visits, lang } = own;
  const all = stepsInOrder(course);
  const at = all.findIndex((one) => one.step === step);
  const { module } = all[at] as { module: Module };
  const neighbour = (place: number) => {
    const found = all[place];
    return found ? stepRef(found, lang) : null;
  };
  const mark = marks.get(step.key);
  return {
    number: step.number,
    type: step.type,
    title: step.title[lang],
    subtitle: step.subtitle[lang],
    minutes: step.minutes,
    lang,
    html: step.html[lang][who.staff ? 'trainer' : 'learner'],
    module: {
      number: module.number,
      slug: module.slug,
      title: module.title[lang],
      steps: module.steps.map((one) => ownStepLine(one, module, own)),
    },
    previous: neighbour(at - 1),
    next: neighbour(at + 1),
    done: mark !== undefined,
    skipped: visits.skipped.has(step.key),
    doneAt: mark?.at.toISOString() ?? null,
    updatedSince: mark !== undefined && mark.version < step.version,
    markable: who.markable,
    completes: step.completeWhen,
    glossary: step.glossary[lang],
    visibility: step.visibility,
  };
}

/** Everything that can be linked from an LMS course, in the order of the course. */
export function presentPickables(course: Course, lang: Lang) {
  const whole = { key: 'course', kind: 'course' as const, number: null, parent: null };
  return [
    { ...whole, title: course.title[lang], minutes: course.minutes, graded: true },
    ...course.modules.flatMap((module) => [
      {
        key: `module:${module.slug}`,
        kind: 'module' as const,
        number: String(module.number),
        title: module.title[lang],
        minutes: module.minutes,
        parent: 'course',
        graded: false,
      },
      ...module.steps.map((step) => ({
        key: `step:${step.key}`,
        kind: 'step' as const,
        number: step.number,
        title: step.title[lang],
        minutes: step.minutes,
        parent: `module:${module.slug}`,
        graded: false,
      })),
    ]),
  ];
}

/** Where a link's content id leads in the client: `course`, `module:<slug>`, `step:<module>/<slug>`; undefined for any other. */
export function landingOf(course: Course, contentId: string): string | undefined {
  if (contentId === 'course') return '/app/';
  if (!presentPickables(course, 'en').some((one) => one.key === contentId)) return undefined;
  return `/app/course/${contentId.replace(/^(module|step):/, '')}`;
}
