import type { Course, Step } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepsInOrder } from './course.rule.ts';

interface NamedStep {
  number: string;
  title: string;
}

/** What another edition changes for people under way. A step is the same one while module and slug are. */
export interface EditionChanges {
  added: NamedStep[];
  /** Whoever did one keeps its minutes. */
  gone: NamedStep[];
  retitled: (NamedStep & { before: string })[];
  /** Changed so much that whoever has done it is told. */
  revised: NamedStep[];
}

export function changesBetweenEditions(from: Course, to: Course, lang: Lang): EditionChanges {
  const before = new Map(stepsInOrder(from).map(({ step }) => [step.key, step]));
  const after = new Map(stepsInOrder(to).map(({ step }) => [step.key, step]));
  const named = ({ number, title }: Step): NamedStep => ({ number, title: title[lang] });
  const both = [...after.values()].flatMap((step) => {
    const old = before.get(step.key);
    return old ? [{ old, step }] : [];
  });
  return {
    added: [...after.values()].filter(({ key }) => !before.has(key)).map(named),
    gone: [...before.values()].filter(({ key }) => !after.has(key)).map(named),
    retitled: both
      .filter(({ old, step }) => old.title[lang] !== step.title[lang])
      .map(({ old, step }) => ({ ...named(step), before: old.title[lang] })),
    revised: both.filter(({ old, step }) => old.version < step.version).map(({ step }) => named(step)),
  };
}
