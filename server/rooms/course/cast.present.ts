import type { CastFile } from '../../content/cast.ts';
import type { Course } from '../../content/course.types.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { stepRef } from './course.present.ts';
import { stepsInOrder } from './course.rule.ts';

/** Their labels are for writers: in papers nobody should know at once whose they are. */
export function presentCast(course: Course, cast: CastFile, lang: Lang) {
  const steps = stepsInOrder(course);
  return {
    lang,
    places: cast.places.map(({ key, title }) => ({
      key,
      title: title[lang],
      people: cast.people
        .filter(({ place }) => place === key)
        .map((one) => ({
          key: one.key,
          name: one.name,
          who: one.who[lang],
          metIn: steps
            .filter(({ step }) => step.people.some((met) => met.key === one.key))
            .map((place) => stepRef(place, lang)),
        })),
    })),
  };
}
