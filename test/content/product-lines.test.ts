import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Me } from '../../client/core/session.ts';
import type { RoomParts } from '../../client/shell/page.types.ts';
import { openCourseFiles, type CourseFiles } from '../../server/content/course-files.ts';
import { twoDigits, type Course, type Module } from '../../server/content/course.types.ts';
import type { TargetsFile } from '../../server/content/course.schema.ts';
import { ProblemList } from '../../server/content/problems.ts';
import { contentRoot, loadRemembered } from '../../server/content/remembered.ts';
import { styleRules } from '../../server/content/style.ts';
import { house } from '../../server/rooms.ts';

/**
 * What becomes of every product line of every step: the control that a learner gets in its place, or the room that it
 * waits for. The whole list of an edition is the file beside this one, so that whoever changes a step, a room or a slot
 * sees it change.
 */
const LISTS = [
  ['advanced-mentoring', './product-lines.txt'],
  ['advanced-mentoring-2', './product-lines-2.txt'],
] as const;

const clientRooms = Object.entries(
  import.meta.glob<RoomParts>('../../client/rooms/*/*.parts.ts', { eager: true, import: 'parts' }),
);
const learner = { role: 'learner', administers: false } as Me;

/** The client's rooms that show a learner something in place of such a product; the first of them stands there. */
const controlsFor = (target: string): string[] =>
  clientRooms
    .flatMap(([file, { slots }]) =>
      [slots?.[target.split(/[:#]/)[0] ?? ''] ?? []]
        .flat()
        .filter((slot) => slot.opensFor(learner) && (slot.takes?.(target) ?? true))
        .map(({ rank = 0 }) => ({ rank, room: /rooms\/([a-z-]+)\//.exec(file)?.[1] ?? file })),
    )
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ room }) => room);

const LANGS = ['en', 'es'] as const;
/** Every line that asks for a product, and how often a text speaks of one in any way. */
function productsIn(files: CourseFiles, module: Module, at: number, lang: 'en' | 'es') {
  const file = `${twoDigits(at + 1)}-${module.steps[at]?.slug}.${lang}.md`;
  const text = files.read(`modules/${twoDigits(module.number)}-${module.slug}/${file}`) ?? '';
  const targets = [...text.matchAll(/^:+product\[.*\]\{to="([^"]+)"\}$/gm)].map(([, target = '']) => target);
  return { targets, spoken: text.split(':product[').length - 1 };
}

describe.each(LISTS)('%s', (edition, list) => {
  const folder = join(contentRoot, edition);
  const course = loadRemembered(folder, { rooms: house.names, parts: house.contentParts }).course as Course;
  const files = openCourseFiles(folder);
  const own = parse(files.read('targets.yaml') ?? '') as TargetsFile;
  const offered = house.contentParts.flatMap(
    (part) =>
      part.load({ files, problems: new ProblemList(), style: () => styleRules([]) })?.offer.targets ?? [],
  );
  const roomOf = new Map([...own.targets, ...offered].map(({ key, room }) => [key, room]));
  const steps = course.modules.flatMap((module) =>
    module.steps.map((step, at) => ({
      step,
      en: productsIn(files, module, at, 'en').targets,
      texts: LANGS.map((lang) => productsIn(files, module, at, lang)),
    })),
  );

  test('both languages of a step ask for the same products, and no line is written in a way of its own', () => {
    for (const { step, en, texts } of steps) {
      for (const { targets } of texts) expect(targets, step.key).toEqual(en);
      for (const { spoken } of texts) expect(spoken, step.key).toBe(en.length);
    }
  });

  test('a product whose room exists is offered by a room of the client, and stands in the step in both languages', () => {
    for (const { step, en } of steps) {
      const there = en.filter((target) => house.names.has(roomOf.get(target) ?? ''));
      for (const target of there) expect(controlsFor(target), `${step.key} ${target}`).not.toEqual([]);
      for (const lang of LANGS) {
        const { learner: html } = step.html[lang];
        expect(
          [...html.matchAll(/data-product="([^"]+)"/g)].map(([, target]) => target),
          `${step.key} ${lang}`,
        ).toEqual(there);
      }
    }
  });

  test('every product line with what a learner gets for it', async () => {
    const lines = steps.flatMap(({ step, en }) =>
      en.map((target) => {
        const room = roomOf.get(target);
        const [control] = house.names.has(room ?? '') ? controlsFor(target) : [];
        return `${step.number} ${step.key}  ${target}  ${control ? `a control of ${control}` : `waits for ${room}`}`;
      }),
    );
    const head = `${lines.length} product lines in ${steps.filter(({ en }) => en.length > 0).length} steps`;
    await expect([head, '', ...lines, ''].join('\n')).toMatchFileSnapshot(list);
  });
});
