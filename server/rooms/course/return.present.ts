import type { Lang } from '../../core/endpoint.contract.ts';
import type { OldScene } from './return.rule.ts';

export function presentReturning(scenes: readonly OldScene[], lang: Lang) {
  return {
    lang,
    scenes: scenes.map(({ name, step, scene }) => ({
      name,
      module: step.key.split('/')[0] ?? '',
      step: step.slug,
      number: step.number,
      title: step.title[lang],
      html: step.quiz?.scenes.find((one) => one.key === scene)?.html[lang] ?? '',
    })),
  };
}
