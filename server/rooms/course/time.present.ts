import type { Course, Step } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepsInOrder } from './course.rule.ts';
import { medianMinutes } from './time.rule.ts';

type Said = readonly { person: string; minutes: number }[];

const groupOf = (step: Step, said: Said) => ({
  planned: step.minutes,
  median: medianMinutes(said.map(({ minutes }) => minutes)),
});

/** One's own answer, and the middle of all: nobody else's. */
export const presentStepTime = (step: Step, said: Said, person: string) => ({
  ...groupOf(step, said),
  own: said.find((one) => one.person === person)?.minutes ?? null,
});

export const presentTimes = (course: Course, said: ReadonlyMap<string, Said>, lang: Lang) => ({
  steps: stepsInOrder(course).map(({ module, step }) => ({
    module: module.slug,
    step: step.slug,
    number: step.number,
    title: step.title[lang],
    ...groupOf(step, said.get(step.key) ?? []),
  })),
});
