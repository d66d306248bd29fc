import type { Course, Step } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepsInOrder } from './course.rule.ts';

/** What another edition changes in a step for people under way. A step is the same one while module and slug are. */
export interface StepChange {
  number: string;
  title: string;
  change: 'added' | 'gone' | 'changed';
  /** Where it has another one. */
  titleBefore: string | null;
  minutes: number;
  /** Where they are others. Whoever has done the step keeps those. */
  minutesBefore: number | null;
  /** `new`: whoever has done it is told that it has changed; `mended`: in a few words. */
  text: 'new' | 'mended' | 'same';
  /** Questions that it asks no more; what was written to them stays with its writer's notes. */
  asksNoMore: string[];
}

/** In the order of the newer edition, what is gone at the end. */
export function changesBetweenEditions(from: Course, to: Course, lang: Lang): StepChange[] {
  const before = new Map(stepsInOrder(from).map(({ step }) => [step.key, step]));
  const after = new Map(stepsInOrder(to).map(({ step }) => [step.key, step]));
  return [
    ...[...after.values()].flatMap((step) => {
      const old = before.get(step.key);
      if (!old) return [{ ...unchanged(step, lang), change: 'added' as const, text: 'new' as const }];
      const change = changeOf(old, step, lang);
      return isChange(change) ? [change] : [];
    }),
    ...[...before.values()]
      .filter(({ key }) => !after.has(key))
      .map((step) => ({
        ...unchanged(step, lang),
        change: 'gone' as const,
        asksNoMore: questions(step, lang),
      })),
  ];
}

const unchanged = ({ number, title, minutes }: Step, lang: Lang): StepChange => ({
  number,
  title: title[lang],
  change: 'changed',
  titleBefore: null,
  minutes,
  minutesBefore: null,
  text: 'same',
  asksNoMore: [],
});

function changeOf(old: Step, step: Step, lang: Lang): StepChange {
  const asked = new Set(step.prompts.map(({ key }) => key));
  return {
    ...unchanged(step, lang),
    titleBefore: old.title[lang] === step.title[lang] ? null : old.title[lang],
    minutesBefore: old.minutes === step.minutes ? null : old.minutes,
    text: textOf(old, step, lang),
    asksNoMore: old.prompts.filter(({ key }) => !asked.has(key)).map(({ question }) => question[lang]),
  };
}

function textOf(old: Step, step: Step, lang: Lang): StepChange['text'] {
  if (old.version < step.version) return 'new';
  return old.html[lang].learner === step.html[lang].learner ? 'same' : 'mended';
}

const isChange = ({ titleBefore, minutesBefore, text, asksNoMore }: StepChange) =>
  titleBefore !== null || minutesBefore !== null || text !== 'same' || asksNoMore.length > 0;

const questions = ({ prompts }: Step, lang: Lang) => prompts.map(({ question }) => question[lang]);
