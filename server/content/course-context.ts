import type { z } from 'zod';
import { words as wordsOf } from '../core/words.ts';
import { chainOf, openCourseFiles } from './course-files.ts';
import { courseSchema, glossarySchema, targetsSchema, type TargetsFile } from './course.schema.ts';
import type { CourseContext, StepResult } from './course.types.ts';
import { loadDiagrams } from './diagrams.ts';
import { rulesOf } from './edition-rules.ts';
import { buildGlossary } from './glossary.ts';
import type { ContentPart, Offer } from './part.ts';
import type { ProblemList } from './problems.ts';
import { readYamlFile } from './yaml-file.ts';

const SOURCES_PAGE = '/app/sources';

export interface LoadOptions {
  /** Rooms of the program that exist; products of others are left out of the text. */
  rooms?: ReadonlySet<string>;
  /** What other rooms read of the folder (server/content-parts.ts has them all). */
  parts?: readonly ContentPart[];
  /**
   * Answers what `make` would answer, from an earlier load if it can. `texts` is all that the step depends on beside
   * the files of the course as a whole and the loader itself.
   */
  recall?(key: string, texts: string[], make: () => StepResult): StepResult;
}

/** What every step is read with; undefined when the edition says too little of itself. */
export function contextOf(
  folder: string,
  options: LoadOptions,
  problems: ProblemList,
): CourseContext | undefined {
  const files = openCourseFiles(folder);
  const read = <Z extends z.ZodType>(file: string, schema: Z, missing?: 'allowed') =>
    readYamlFile({ files, file, ...(missing && { missing }) }, schema, problems)?.data;
  const { complaint } = chainOf(folder);
  if (complaint) problems.add('builds-on', { file: 'course.yaml', line: 0 }, complaint);
  const course = read('course.yaml', courseSchema);
  const own = read('targets.yaml', targetsSchema);
  const glossary = read('glossary.yaml', glossarySchema, 'allowed');
  if (!course || !own) return undefined;
  const rules = rulesOf(files, course, problems);
  const loaded = (options.parts ?? []).flatMap((part) => {
    const found = part.load({ files, problems, style: (file) => rules(file).style });
    return found ? [{ name: part.name, ...found }] : [];
  });
  return {
    files,
    problems,
    course,
    ...offered(
      own,
      loaded.map(({ offer }) => offer),
    ),
    parts: Object.fromEntries(loaded.map(({ name, data }) => [name, data])),
    rooms: options.rooms ?? new Set<string>(),
    rulesOf: rules,
    glossary: buildGlossary(glossary, problems),
    diagrams: loadDiagrams(files, problems, (file) => rules(file).style),
    words: wordsOf,
    stepAddress: (step) => `/app/course/${step}`,
    sourceAddress: (id) => (id === '' ? SOURCES_PAGE : `${SOURCES_PAGE}/${id}`),
    personAddress: (key) => `/app/cast/${key}`,
    steps: new Map(),
  };
}

/** What steps may name: places of targets.yaml, and what the rooms bring. */
function offered(own: TargetsFile, offers: Offer[]): Pick<CourseContext, 'targets' | 'keepers' | 'wanting'> {
  const openable = offers.flatMap((offer) => offer.openable);
  return {
    targets: {
      ...own,
      targets: [...own.targets, ...offers.flatMap((offer) => offer.targets)],
      forms: [...own.forms, ...openable.map(({ name }) => name)],
    },
    keepers: new Map(openable.map(({ name, room }) => [name, room] as const)),
    wanting: [
      ...offers.flatMap((offer) => offer.wanting),
      ...own.targets.map(({ key }) => ({ file: 'targets.yaml', keys: [key] })),
    ],
  };
}
