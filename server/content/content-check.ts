import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contentRoot } from './remembered.ts';
import { loadCourse } from './course-folder.ts';
import { courseFolders } from './library.ts';
import { problemLine, type CourseProblem } from './problems.ts';
import { sequenceOf } from './sequence.ts';
import { LANGUAGES } from './shapes.ts';
import { house } from '../rooms.ts';
import { jsonSchemaText, schemasOf } from './course.schema.ts';
import type { Course } from './course.types.ts';

/**
 * `npm run content -- --sequence [folder …]`: how the steps of a course are built, laid side by side.
 * `npm run content [-- --json] [-- --schemas] [folder …]`: checks every course (or the folders named), prints every
 * problem as file:line and the counts. Ends with 1 when anything is wrong, prose included.
 */
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const out = (text: string): boolean => process.stdout.write(`${text}\n`);
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const folders = named.length > 0 ? named.map((folder) => resolve(folder)) : courseFolders();

if (flags.includes('--schemas')) writeSchemas();
else if (flags.includes('--sequence')) for (const folder of folders) printSequence(folder);
else check(folders);

function writeSchemas(): void {
  mkdirSync(join(contentRoot, 'schema'), { recursive: true });
  for (const [kind, schema] of Object.entries(schemasOf(house.contentParts)))
    writeFileSync(join(contentRoot, 'schema', `${kind}.schema.json`), jsonSchemaText(schema));
}

function printSequence(folder: string): void {
  out(
    `${folder}\nStep, shape, opening, words a minute, how it ends. Below a step: last sentences of its sections that may be ` +
      'aphorisms (a full stop, at most twelve words, no number, no request to the reader).',
  );
  for (const lang of LANGUAGES) {
    const { steps, repeated } = sequenceOf(folder, lang);
    out(`\n${lang}`);
    for (const { number, shape, opens, wordsPerMinute, closing, aphorisms } of steps) {
      out(`${number}\t${shape} ${opens}\t${wordsPerMinute}\t${closing}`);
      for (const sentence of aphorisms) out(`\t\t\t  "${sentence}"`);
    }
    out(`\n${lang}: five words in the same order, in four steps or more`);
    for (const { words, steps: places } of repeated) out(`${places.length}\t${words}\t${places.join(' ')}`);
  }
}

function check(folders: string[]): void {
  const reports = folders.map((folder) => {
    const { course, problems } = loadCourse(folder, { parts: house.contentParts });
    return { folder, problems, ...(course ? { counts: countsOf(course), parts: partCounts(course) } : {}) };
  });
  if (flags.includes('--json'))
    out(JSON.stringify({ courses: reports.map(({ parts: _parts, ...report }) => report) }, null, 2));
  else for (const report of reports) print(report);
  process.exitCode = reports.some((report) => report.problems.length > 0) ? 1 : 0;
}

function countsOf(course: Course) {
  const steps = course.modules.flatMap((module) => module.steps);
  const sumBy = (key: 'supervision' | 'type') => {
    const sums: Record<string, number> = {};
    for (const step of steps) sums[step[key]] = (sums[step[key]] ?? 0) + step.minutes;
    return sums;
  };
  return {
    id: course.id,
    edition: course.edition,
    modules: course.modules.length,
    steps: steps.length,
    minutes: course.minutes,
    minutesBySupervision: sumBy('supervision'),
    minutesByType: sumBy('type'),
    words: {
      en: steps.reduce((sum, step) => sum + step.words.en, 0),
      es: steps.reduce((sum, step) => sum + step.words.es, 0),
    },
    glossary: course.glossary.en.length,
    ...partCounts(course),
  };
}

function partCounts(course: Course): Record<string, number> {
  const counts = house.contentParts.map((part) => part.count(course.parts[part.name]));
  return Object.assign({}, ...counts) as Record<string, number>;
}

function print(report: {
  folder: string;
  problems: CourseProblem[];
  counts?: ReturnType<typeof countsOf>;
  parts?: Record<string, number>;
}): void {
  for (const problem of report.problems) out(problemLine(problem));
  const { counts } = report;
  const parts = Object.entries(report.parts ?? {}).map(([name, count]) => `${count} ${name}`);
  const sum = counts
    ? `${counts.modules} modules, ${counts.steps} steps, ${counts.minutes} minutes, ${counts.words.en} words in English, ${counts.words.es} in Spanish, ${parts.join(', ')}`
    : 'cannot be shown';
  out(`${report.folder}: ${sum}; ${report.problems.length} problems`);
}
