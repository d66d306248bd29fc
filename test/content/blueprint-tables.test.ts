import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openCourseFiles, type CourseFiles } from '../../server/content/course-files.ts';
import { twoDigits, type Module, type Step } from '../../server/content/course.types.ts';
import { eachEdition } from './both-editions.ts';

const SUPERVISION = {
  live: 'trainer-led',
  set: 'self-managed-set',
  triad: 'peer-triad',
  online: 'tutor-supported',
} as const;

const designFile = z.strictObject({
  by_supervision: z.record(z.string(), z.number()),
  by_type: z.record(z.string(), z.strictObject({ steps: z.number(), minutes: z.number() })),
  departures: z.record(z.string(), z.strictObject({ minutes: z.number(), reason: z.string().min(10) })),
  second_edition: z.record(
    z.string(),
    z.strictObject({ flows: z.array(z.string()).min(1), reason: z.string().min(10) }),
  ),
  modules: z.record(
    z.string(),
    z.strictObject({
      arc: z.string(),
      promise: z.string(),
      outcomes: z.array(z.string()),
      steps: z.record(
        z.string(),
        z.tuple([
          z.string(),
          z.number(),
          z.enum(['live', 'set', 'triad', 'online']),
          z.array(z.string()).min(1),
        ]),
      ),
    }),
  ),
});

const design = designFile.parse(
  parse(readFileSync(join(import.meta.dirname, 'blueprint-steps.yaml'), 'utf8')),
);
const minutesOf = (some: Step[]) => some.reduce((sum, step) => sum + step.minutes, 0);
const placeOf = (module: Module) => `modules/${twoDigits(module.number)}-${module.slug}`;

/** Outcomes that the front matter of a module's English steps claim to serve, as `<module>.<number>`. */
function servedOutcomes(module: Module, files: CourseFiles): Set<string> {
  const names = module.steps.map((step, at) => `${twoDigits(at + 1)}-${step.slug}.en.md`);
  const served = names.flatMap((name) => {
    const [, head = ''] = (files.read(`${placeOf(module)}/${name}`) ?? '').split(/^---$/m);
    return (parse(head) as { outcomes: string[] }).outcomes;
  });
  return new Set(served);
}

const rows = Object.entries(design.modules).flatMap(([module, { steps: ofModule }], at) =>
  Object.entries(ofModule).map(
    ([slug, row], place) => [`${at + 1}.${place + 1}`, `${module}/${slug}`, row] as const,
  ),
);

/** Where an edition sends the product of a step, if elsewhere than designed. */
const flowsOf = (edition: string, key: string) =>
  edition === 'advanced-mentoring-2' ? design.second_edition[key]?.flows : undefined;

test('what the second edition sends elsewhere is another place, of a step that was designed', () => {
  for (const [key, { flows }] of Object.entries(design.second_edition))
    expect(rows.find(([, one]) => one === key)?.[2][3], key).not.toEqual(flows);
});

describe.each(eachEdition)('%s', (name, { folder, course }) => {
  const files = openCourseFiles(folder);
  const steps = course.modules.flatMap((module) => module.steps);

  test('the design has 111 steps, and the course has them in its order', () => {
    expect(rows).toHaveLength(111);
    expect(steps.map((step) => [step.number, step.key])).toEqual(rows.map(([number, key]) => [number, key]));
  });

  test.each(rows)(
    'step %s %s is of its type, minutes and supervision, and its product goes where it should',
    (_, key, row) => {
      const [type, minutes, supervision, flowsTo] = row;
      const step = steps.find((one) => one.key === key);
      expect(step).toMatchObject({
        type,
        minutes: design.departures[key]?.minutes ?? minutes,
        supervision: SUPERVISION[supervision],
        flowsTo: flowsOf(name, key) ?? flowsTo,
      });
    },
  );

  test('a departure names a step, differs from the design by four minutes at most, and evens out in its module', () => {
    for (const [key, { minutes }] of Object.entries(design.departures)) {
      const planned = rows.find(([, one]) => one === key)?.[2][1] ?? Number.NaN;
      expect(Math.abs(planned - minutes), key).toBeGreaterThan(0);
      expect(Math.abs(planned - minutes), key).toBeLessThanOrEqual(4);
    }
    for (const module of course.modules) {
      const planned = rows.filter(([, key]) => key.startsWith(`${module.slug}/`)).map(([, , row]) => row[1]);
      expect(module.minutes, module.slug).toBe(planned.reduce((sum, one) => sum + one, 0));
    }
  });

  describe.each(course.modules.map((module) => [module.slug, module] as const))(
    'module %s',
    (slug, module) => {
      test('promises what it was designed to, in both languages, and a step serves each outcome', () => {
        const planned = design.modules[slug];
        expect(module.promise.en).toBe(planned?.promise);
        expect(module.outcomes.map((outcome) => outcome.en)).toEqual(planned?.outcomes);
        for (const outcome of module.outcomes) expect(outcome.es.length).toBeGreaterThan(20);
        const { arc } = parse(files.read(`${placeOf(module)}/module.yaml`) ?? '') as { arc: string };
        expect(arc).toBe(planned?.arc);
        const wanted = module.outcomes.map((_, at) => `${slug}.${at + 1}`);
        expect([...servedOutcomes(module, files)].toSorted()).toEqual(wanted.toSorted());
      });
    },
  );

  test.each(Object.entries(design.by_type))(
    'of type %s there are as many steps and minutes as designed',
    (type, planned) => {
      const ofType = steps.filter((step) => step.type === type);
      expect({ steps: ofType.length, minutes: minutesOf(ofType) }).toEqual(planned);
    },
  );

  test('the sums by supervision are those of the design: 1,080, 90, 240 and 990 of 2,400', () => {
    const sums = Object.fromEntries(
      Object.values(SUPERVISION).map((kind) => [
        kind,
        minutesOf(steps.filter((step) => step.supervision === kind)),
      ]),
    );
    expect(sums).toEqual(design.by_supervision);
    expect(minutesOf(steps)).toBe(2400);
  });
});
