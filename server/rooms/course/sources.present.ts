import type { Course } from '../../content/course.types.ts';
import type { SourcesFile } from '../../content/source-register.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepRef } from './course.present.ts';
import { stepsInOrder } from './course.rule.ts';

export function presentSources(course: Course, register: SourcesFile, lang: Lang) {
  const steps = stepsInOrder(course);
  return {
    lang,
    checked: register.checked,
    intro: register.intro[lang],
    groups: register.groups.map(({ key, title }) => ({
      key,
      title: title[lang],
      sources: register.sources
        .filter(({ group }) => group === key)
        .map((one) => ({
          id: one.id,
          author: one.author[lang],
          year: one.year[lang],
          title: one.title,
          where: one.where?.[lang] ?? null,
          kind: one.kind[lang],
          carries: one.carries?.[lang] ?? null,
          cannot: one.cannot?.[lang] ?? null,
          usedIn: steps
            .filter(({ step }) => step.sources.includes(one.id))
            .map((place) => stepRef(place, lang)),
        })),
    })),
  };
}
