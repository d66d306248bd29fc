import type { z } from 'zod';
import { castSchema, checkCast, type CastFile } from './cast.ts';
import type { CourseFiles } from './course-files.ts';
import { courseSchema, type CourseFile } from './course.schema.ts';
import { ProblemList } from './problems.ts';
import { checkRegister, sourcesSchema, type SourcesFile } from './source-register.ts';
import { styleRules, styleSchema, type StyleRules } from './style.ts';
import { parseYaml, readYamlFile } from './yaml-file.ts';

/** What an edition holds its own texts to. */
export interface EditionRules {
  norms: CourseFile['norms'];
  /** What the norms count. */
  normsCount: CourseFile['norms_count'];
  reading: CourseFile['reading'];
  /** Undefined: steps may be as much alike as they are. */
  sequence: CourseFile['sequence'];
  style: StyleRules;
  /** Undefined: its texts name no sources in a fold. */
  sources: SourcesFile | undefined;
  /** Undefined: it has people by their labels only. */
  cast: CastFile | undefined;
}

/**
 * The rules that a file is held to: those of the edition that wrote it. A later edition asks more of its own texts and
 * takes the others as they are.
 */
export function rulesOf(
  files: CourseFiles,
  course: CourseFile,
  problems: ProblemList,
): (file: string) => EditionRules {
  const own = readRules(files, course, problems);
  const below = files.base && baseRules(files.base);
  return (file) => {
    const writer = files.writtenIn(file);
    return writer === files || !below ? own : below(file);
  };
}

/** What is wrong below is reported where that edition is loaded itself. */
function baseRules(files: CourseFiles): ((file: string) => EditionRules) | undefined {
  const unheard = new ProblemList();
  const course = readYamlFile({ files, file: 'course.yaml' }, courseSchema, unheard)?.data;
  return course && rulesOf(files, course, unheard);
}

function readRules(
  files: CourseFiles,
  { norms, norms_count: normsCount, reading, sequence }: CourseFile,
  problems: ProblemList,
): EditionRules {
  const read = <Z extends z.ZodType>(file: string, schema: Z) =>
    readYamlFile({ files, file, missing: 'allowed' }, schema, problems);
  const sources = read('sources.yaml', sourcesSchema);
  if (sources) checkRegister(sources, problems);
  const cast = read('cast.yaml', castSchema);
  if (cast) checkCast(cast, problems);
  return {
    norms,
    normsCount,
    reading,
    sequence,
    style: readStyle(files, cast?.data, problems),
    sources: sources?.data,
    cast: cast?.data,
  };
}

const STYLE = 'style.yaml';

/** What an edition does not say it does not say either where it builds on: the lists add up. */
function readStyle(files: CourseFiles, cast: CastFile | undefined, problems: ProblemList): StyleRules {
  const lists = files
    .readAll(STYLE)
    .flatMap((text) => parseYaml({ file: STYLE, text, line: 0 }, styleSchema, problems)?.data ?? []);
  return styleRules(lists, cast);
}
