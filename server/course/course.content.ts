import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../core/endpoint.contract.ts';
import { words as wordsOf } from '../core/words.ts';
import { loadDiagrams } from './course.diagrams.ts';
import { buildGlossary } from './course.glossary.ts';
import { ProblemList, type CourseProblem } from './course.problems.ts';
import { styleRules } from './course.prose.ts';
import {
  courseSchema,
  glossarySchema,
  moduleSchema,
  styleSchema,
  targetsSchema,
  type CourseFile,
  type ModuleFile,
  type TargetsFile,
} from './course.schema.ts';
import { checkStep } from './course.step-check.ts';
import { prepareStep, renderHappened } from './course.step-file.ts';
import {
  twoDigits,
  type Course,
  type CourseContext,
  type ModuleFolder,
  type PerLang,
  type PreparedStep,
  type Step,
} from './course.types.ts';
import type { Supervision } from './course.vocabulary.ts';
import { readYamlFile } from './course.yaml.ts';

export interface LoadOptions {
  /** Rooms of the program that exist; products of others are left out of the text. */
  rooms?: ReadonlySet<string>;
}

/**
 * Loads and checks one course folder: all problems at once, nothing thrown. `course` is there when no problem stops
 * it. Use `loadRemembered` (course.compiled.ts) at a start: parsing 222 texts takes some seconds.
 */
export function loadCourse(
  folder: string,
  options: LoadOptions = {},
): { course?: Course; problems: CourseProblem[] } {
  const problems = new ProblemList();
  const context = contextOf(folder, options, problems);
  if (!context) return { problems: problems.all() };
  const modules = readModules(context);
  for (const { module } of modules)
    for (const slug of module.steps) context.steps.add(`${module.slug}/${slug}`);
  const steps = modules
    .flatMap((one) => one.module.steps.map((slug, at) => prepareStep(one, { slug, order: at + 1 }, context)))
    .filter((step) => step !== undefined);
  for (const step of steps) checkStep(step, context);
  checkMinutes(context.course, steps, problems);
  if (problems.stopping.length > 0) return { problems: problems.all() };
  const files = modules.map((one) => one.module);
  return { course: assemble(files, steps, context), problems: problems.all() };
}

function contextOf(folder: string, options: LoadOptions, problems: ProblemList): CourseContext | undefined {
  const course = readYamlFile({ folder, file: 'course.yaml' }, courseSchema, problems);
  const targets = readYamlFile({ folder, file: 'targets.yaml' }, targetsSchema, problems);
  const style = readYamlFile({ folder, file: 'style.yaml', missing: 'allowed' }, styleSchema, problems);
  const glossary = readYamlFile(
    { folder, file: 'glossary.yaml', missing: 'allowed' },
    glossarySchema,
    problems,
  );
  if (!course || !targets) return undefined;
  return {
    folder,
    problems,
    course,
    targets,
    rooms: options.rooms ?? new Set<string>(),
    rules: styleRules(style),
    glossary: buildGlossary(glossary, problems),
    diagrams: loadDiagrams(folder, problems),
    words: wordsOf,
    stepAddress: (step) => `/app/course/${step}`,
    steps: new Set(),
  };
}

function readModules({ folder, course, problems }: CourseContext): ModuleFolder[] {
  const modules: ModuleFolder[] = [];
  course.modules.forEach((slug, at) => {
    const place = `modules/${twoDigits(at + 1)}-${slug}`;
    const file = `${place}/module.yaml`;
    const module = readYamlFile({ folder, file }, moduleSchema, problems);
    if (!module) return;
    if (module.slug !== slug || module.number !== at + 1) {
      problems.add('name-mismatch', { file, line: 1 }, `slug and number must be ${slug} and ${at + 1}`);
    }
    modules.push({ module, folder: place });
    reportStrays(join(folder, place), module, (stray) =>
      problems.add('stray-file', { file: `${place}/${stray}`, line: 0 }, 'no list names this file'),
    );
  });
  return modules;
}

function reportStrays(folder: string, module: ModuleFile, report: (file: string) => void): void {
  const known = new Set(['module.yaml']);
  module.steps.forEach((slug, at) => {
    for (const lang of ['en', 'es']) known.add(`${twoDigits(at + 1)}-${slug}.${lang}.md`);
  });
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) if (!known.has(file)) report(file);
}

function checkMinutes(file: CourseFile, steps: PreparedStep[], problems: ProblemList): void {
  const at = { file: 'course.yaml', line: 0 };
  const sum = (list: PreparedStep[]) => list.reduce((total, step) => total + step.file.minutes, 0);
  if (sum(steps) !== file.minutes) {
    problems.add('course-minutes', at, `minutes is ${file.minutes}, the steps add up to ${sum(steps)}`);
  }
  for (const kind of new Set([
    ...Object.keys(file.supervision),
    ...steps.map((step) => step.file.supervision),
  ])) {
    const said = file.supervision[kind as Supervision] ?? 0;
    const found = sum(steps.filter((step) => step.file.supervision === kind));
    if (said !== found)
      problems.add('course-minutes', at, `supervision ${kind} is ${said}, the steps add up to ${found}`);
  }
}

function assemble(modules: ModuleFile[], steps: PreparedStep[], context: CourseContext): Course {
  const { course, targets, glossary } = context;
  return {
    id: course.id,
    edition: course.edition,
    isDefault: course.default,
    title: course.title,
    minutes: course.minutes,
    daysPerModule: course.days_per_module,
    judges: judgesOf(targets),
    glossary: glossary.terms,
    modules: modules.map((module) => {
      const own = steps.filter((step) => step.file.module === module.slug);
      return {
        slug: module.slug,
        number: module.number,
        title: module.title,
        promise: module.promise,
        outcomes: module.outcomes,
        minutes: own.reduce((total, step) => total + step.file.minutes, 0),
        steps: own.map((step, at) =>
          withHappened(step, at === 0 ? renderHappened(module.slug, steps, context) : undefined),
        ),
      };
    }),
  };
}

const judgesOf = (targets: TargetsFile): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(targets.complete_when).map(([key, { room }]) => [key, room]));

/** "What happened?" of an earlier module stands before the first step of the module that asks. */
function withHappened(step: PreparedStep, happened: PerLang<string> | undefined): Step {
  if (!happened) return step.step;
  const join = (lang: Lang) => ({
    learner: happened[lang] + step.step.html[lang].learner,
    trainer: happened[lang] + step.step.html[lang].trainer,
  });
  return { ...step.step, html: { en: join('en'), es: join('es') } };
}
