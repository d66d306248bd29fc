import type { Lang } from '../core/endpoint.contract.ts';
import { contextOf, type LoadOptions } from './course-context.ts';
import type { CourseFiles } from './course-files.ts';
import { ProblemList, type CourseProblem } from './problems.ts';
import { moduleSchema, type CourseFile, type ModuleFile } from './course.schema.ts';
import { withEarlierMeetings, withPeopleLine } from './people-in-steps.ts';
import { searchIndexOf } from './search-index.ts';
import { tooMuchAlike } from './sequence.rule.ts';
import { processStep, stepFiles, type StepPlace } from './step-file.ts';
import {
  twoDigits,
  type Course,
  type CourseContext,
  type ModuleFolder,
  type Step,
  type StepResult,
} from './course.types.ts';
import type { Supervision } from './course.vocabulary.ts';
import { readYamlFile } from './yaml-file.ts';

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
    module.steps.forEach((slug, at) =>
      context.steps.set(`${module.slug}/${slug}`, `${module.number}.${at + 1}`),
    );
  const recall = options.recall ?? ((_key, _texts, make) => make());
  const results = modules.flatMap((one) =>
    one.module.steps.map((slug, at) => {
      const place = { slug, order: at + 1 };
      const texts = [JSON.stringify([one, [...context.steps]]), ...textsOf(context.files, one, place)];
      return recall(`${one.module.slug}/${slug}`, texts, () => processStep(one, place, context));
    }),
  );
  for (const result of results) problems.addAll(result.problems);
  checkTwice(context);
  checkSequence(results, context);
  checkOrphans(results, context);
  checkMinutes(
    context.course,
    results.flatMap(({ step }) => step ?? []),
    problems,
  );
  if (problems.stopping.length > 0) return { problems: problems.all() };
  const files = modules.map((one) => one.module);
  return { course: assemble(files, results, context), problems: problems.all() };
}

/** Which edition wrote them counts too: it decides what they are held to. */
function textsOf(files: CourseFiles, { folder }: ModuleFolder, step: StepPlace): string[] {
  return stepFiles(folder, step).flatMap(({ file }) => [
    files.writtenIn(file).folder,
    files.read(file) ?? '',
  ]);
}

function readModules({ files, course, problems }: CourseContext): ModuleFolder[] {
  const modules: ModuleFolder[] = [];
  course.modules.forEach((slug, at) => {
    const place = `modules/${twoDigits(at + 1)}-${slug}`;
    const file = `${place}/module.yaml`;
    const module = readYamlFile({ files, file }, moduleSchema, problems)?.data;
    if (!module) return;
    if (module.slug !== slug || module.number !== at + 1) {
      problems.add('name-mismatch', { file, line: 1 }, `slug and number must be ${slug} and ${at + 1}`);
    }
    modules.push({ module, folder: place });
    reportStrays(files.listOwn(place), module, (stray) =>
      problems.add('stray-file', { file: `${place}/${stray}`, line: 0 }, 'no list names this file'),
    );
  });
  return modules;
}

/** A file of an earlier edition that no list names any more is left out on purpose. */
function reportStrays(own: string[], module: ModuleFile, report: (file: string) => void): void {
  const known = new Set(['module.yaml']);
  module.steps.forEach((slug, at) => {
    for (const lang of ['en', 'es']) known.add(`${twoDigits(at + 1)}-${slug}.${lang}.md`);
  });
  for (const file of own) if (!known.has(file)) report(file);
}

/** Two titles for one place would make a button say one thing and the page behind it another. */
function checkTwice({ targets: { targets }, problems }: CourseContext): void {
  const keys = targets.map(({ key }) => key);
  for (const key of new Set(keys.filter((one, at) => keys.indexOf(one) !== at)))
    problems.add('target-twice', { file: 'targets.yaml', line: 0 }, key);
}

function checkSequence(results: StepResult[], { course: { sequence }, problems }: CourseContext): void {
  if (!sequence) return;
  const built = results.flatMap((result) => result.built ?? []);
  for (const { file, says } of tooMuchAlike(built, sequence))
    problems.add('sequence', { file, line: 1 }, says);
}

/** Nothing is written for nobody: each form and each place is named by a step. */
function checkOrphans(results: StepResult[], { wanting, problems }: CourseContext): void {
  const named = new Set(results.flatMap(({ step }) => (step ? [step.form, ...step.flowsTo] : [])));
  for (const { file, keys } of wanting) {
    if (keys.some((key) => named.has(key))) continue;
    const code = file === 'targets.yaml' ? 'orphan-target' : 'orphan-form';
    problems.add(code, { file, line: 0 }, `no step names ${keys[0] ?? file}`);
  }
}

function checkMinutes(file: CourseFile, steps: Step[], problems: ProblemList): void {
  const at = { file: 'course.yaml', line: 0 };
  const sum = (list: Step[]) => list.reduce((total, step) => total + step.minutes, 0);
  if (sum(steps) !== file.minutes) {
    problems.add('course-minutes', at, `minutes is ${file.minutes}, the steps add up to ${sum(steps)}`);
  }
  for (const kind of new Set([...Object.keys(file.supervision), ...steps.map((step) => step.supervision)])) {
    const declared = file.supervision[kind as Supervision] ?? 0;
    const found = sum(steps.filter((step) => step.supervision === kind));
    if (declared !== found)
      problems.add('course-minutes', at, `supervision ${kind} is ${declared}, the steps add up to ${found}`);
  }
}

function assemble(modules: ModuleFile[], results: StepResult[], context: CourseContext): Course {
  const { course, glossary } = context;
  const { cast, sources } = context.rulesOf('course.yaml');
  const met = withEarlierMeetings(results.flatMap(({ step }) => step ?? []));
  const numberOf = (step: string) => context.steps.get(step) ?? '';
  const steps = cast ? met.map((step) => withPeopleLine(step, { ...context, cast, numberOf })) : met;
  const asked = results.flatMap(({ happened }) => happened);
  const whole = modules.map((module) => {
    const own = steps.filter((step) => step.key.startsWith(`${module.slug}/`));
    const questions = asked.filter((one) => one.module === module.slug);
    return {
      slug: module.slug,
      number: module.number,
      title: module.title,
      promise: module.promise,
      outcomes: module.outcomes,
      minutes: own.reduce((total, step) => total + step.minutes, 0),
      steps: own.map((step, at) => (at === 0 ? withHappened(step, questions) : step)),
    };
  });
  return {
    id: course.id,
    edition: course.edition,
    isDefault: course.default,
    offered: course.offered,
    title: course.title,
    minutes: course.minutes,
    daysPerModule: course.days_per_module,
    parts: context.parts,
    glossary: glossary.terms,
    sources: sources ?? null,
    cast: cast ?? null,
    search: searchIndexOf(whole),
    modules: whole,
  };
}

/** "What happened?" of earlier modules stands before the first step of the module that asks. */
function withHappened(step: Step, questions: StepResult['happened']): Step {
  const before = (lang: Lang) => {
    const html = questions.map((one) => one.html[lang]).join('');
    return { learner: html + step.html[lang].learner, trainer: html + step.html[lang].trainer };
  };
  return { ...step, html: { en: before('en'), es: before('es') } };
}
