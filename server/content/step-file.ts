import type { Lang } from '../core/endpoint.contract.ts';
import type { RoundStage } from './course.vocabulary.ts';
import { attributesOf, isDirective, labelOf, parseText, textOf, walk, type MdNode } from './markdown.ts';
import { sumsOf } from './practice.ts';
import { ProblemList } from './problems.ts';
import { readQuiz } from './quiz.ts';
import { checkStep } from './step-check.ts';
import { peopleIn } from './people-in-steps.ts';
import { sourcesIn } from './source-check.ts';
import { recallsIn } from './recall.ts';
import { sheetOf } from './run-sheet.ts';
import { render, renderBoth, renderHappened, renderScene } from './step-render.ts';
import { stepSchema, type ModuleFile, type StepFile } from './course.schema.ts';
import {
  twoDigits,
  type CourseContext,
  type ModuleFolder,
  type Prompt,
  type Rounds,
  type Step,
  type StepResult,
  type Text,
} from './course.types.ts';
import { LANGUAGES, type PerLang } from './shapes.ts';
import { allWords } from './words-count.ts';
import { parseYaml, splitFrontMatter } from './yaml-file.ts';

/** Reads, checks and renders one step; everything it finds is in the answer. */
export function processStep(place: ModuleFolder, at: StepPlace, course: CourseContext): StepResult {
  const problems = new ProblemList();
  const context = { ...course, problems };
  const texts = readTexts(place, at, context);
  if (!texts) return { problems: problems.all(), happened: [] };
  const { module } = place;
  const step = makeStep(texts, module, context);
  const happened = renderHappened(texts, step, context);
  checkStep({ texts, module }, context);
  const { file, source } = texts.en;
  const built = { number: step.number, file: source.file, shape: file.shape, opens: file.opens };
  return { problems: problems.all(), step, happened, built };
}

export interface StepPlace {
  slug: string;
  /** Place in the module, from 1. */
  order: number;
}

/** Files of a step by language, relative to the course folder. */
export const stepFiles = (folder: string, { slug, order }: StepPlace) =>
  LANGUAGES.map((lang) => ({ lang, file: `${folder}/${twoDigits(order)}-${slug}.${lang}.md` }));

function readTexts(
  { module, folder }: ModuleFolder,
  at: StepPlace,
  context: CourseContext,
): PerLang<Text> | undefined {
  const files = stepFiles(folder, at);
  const missing = files.filter(({ file }) => !context.files.has(file));
  for (const { file } of missing) {
    const code = missing.length === files.length ? 'missing-file' : 'missing-language';
    context.problems.add(code, { file, line: 0 }, 'file is not there');
  }
  if (missing.length === 0)
    checkSameEdition(
      files.map(({ file }) => file),
      context,
    );
  const texts: Partial<PerLang<Text>> = {};
  for (const { lang, file } of files) {
    if (missing.some((one) => one.file === file)) continue;
    const text = readText(file, context);
    if (!text) continue;
    checkPlace(text, { ...at, module: module.slug, lang }, context.problems);
    texts[lang] = text;
  }
  const { en, es } = texts;
  if (!en || !es) return undefined;
  return { en, es };
}

/** Half a step of each edition would be two steps under one name. */
function checkSameEdition([first = '', ...others]: string[], { files, problems }: CourseContext): void {
  const writer = files.writtenIn(first);
  for (const file of others) {
    if (files.writtenIn(file) === writer) continue;
    const inherited = writer === files ? file : first;
    problems.add(
      'missing-language',
      { file: inherited, line: 0 },
      'the other language is written anew in this edition, this one is not',
    );
  }
}

function readText(file: string, { files, problems }: CourseContext): Text | undefined {
  const parts = splitFrontMatter(files.read(file) ?? '');
  if (!parts) {
    problems.add('shape', { file, line: 1 }, 'begins with front matter between two lines of ---');
    return undefined;
  }
  const step = parseYaml({ file, text: parts.yaml, line: 1 }, stepSchema, problems)?.data;
  if (!step) return undefined;
  const source = { file, body: parts.body, bodyLine: parts.bodyLine };
  return { file: step, source, root: parseText(source, problems) };
}

interface PlaceOfStep extends StepPlace {
  module: string;
  lang: Lang;
}

function checkPlace({ file, source }: Text, place: PlaceOfStep, problems: ProblemList): void {
  const named = [file.slug, file.module, file.order, file.lang, file.translation_key].join(' ');
  const meant = [place.slug, place.module, place.order, place.lang, `${place.module}/${place.slug}`].join(
    ' ',
  );
  if (named !== meant) {
    problems.add(
      'name-mismatch',
      { file: source.file, line: 2 },
      `front matter says ${named}; its place says ${meant}`,
    );
  }
}

function makeStep(texts: PerLang<Text>, module: ModuleFile, context: CourseContext): Step {
  const { file } = texts.en;
  const both = <T>(make: (lang: Lang) => T): PerLang<T> => ({ en: make('en'), es: make('es') });
  // Terms are marked before the HTML is made, and words are counted before terms are marked.
  const words = both((lang) => allWords(texts[lang].root));
  const opening = both((lang) => openingOf(texts[lang].root));
  const glossary = both((lang) => context.glossary.mark(texts[lang].root, lang));
  return {
    key: `${file.module}/${file.slug}`,
    slug: file.slug,
    number: `${module.number}.${file.order}`,
    type: file.type,
    minutes: file.minutes,
    supervision: file.supervision,
    visibility: file.visibility,
    version: file.version,
    form: file.form,
    flowsTo: file.flows_to,
    completeWhen: file.complete_when,
    judge: judgeOf(file, context),
    replies: file.replies ?? null,
    disguise: file.disguise ?? [],
    title: both((lang) => texts[lang].file.title),
    subtitle: both((lang) => texts[lang].file.subtitle),
    opening,
    html: both((lang) => renderBoth(texts[lang], context)),
    glossary,
    quiz: readQuiz(texts.en.root, (place) => both((lang) => renderScene(texts[lang], place, context))),
    sheet: sheetOf(texts, (lang, root) => render(texts[lang], root, { ...context, audience: 'trainer' })),
    sums: sumsOf(texts),
    rounds: roundsOf(file.rounds),
    prompts: promptsOf(texts),
    words,
    ...leadsBack(texts.en, context),
  };
}

/** What a text names of the course around it; both languages name the same. */
function leadsBack(
  { root, source }: Text,
  context: CourseContext,
): Pick<Step, 'recalls' | 'people' | 'sources'> {
  return {
    recalls: recallsIn(root),
    people: peopleIn(root, context.rulesOf(source.file).cast).map((key) => ({ key, before: [] })),
    sources: [...sourcesIn(root)],
  };
}

/** A form of the business case is saved there, one of the course in the room of forms: the same words, two judges. */
function judgeOf({ complete_when, form }: StepFile, { targets, keepers }: CourseContext): string | null {
  const way = targets.complete_when[complete_when];
  if (way?.keeper === 'form') return keepers.get(form ?? '') ?? null;
  return way?.room ?? null;
}

function roundsOf(rounds: StepFile['rounds']): Rounds | null {
  if (!rounds) return null;
  const parts = (of: (typeof rounds)['two']) =>
    Object.entries(of).map(([stage, minutes]) => ({ stage: stage as RoundStage, minutes }));
  return { two: parts(rounds.two), three: parts(rounds.three), four: parts(rounds.four) };
}

function promptsOf({ en, es }: PerLang<Text>): Prompt[] {
  const questions = (text: Text) =>
    new Map(
      [...walk(text.root)]
        .filter((node) => isDirective(node, 'prompt'))
        .map((node) => [attributesOf(node)['key'] ?? '', textOf(labelOf(node) ?? node).trim()]),
    );
  const spanish = questions(es);
  return [...questions(en)].map(([key, question]) => ({
    key,
    question: { en: question, es: spanish.get(key) ?? question },
  }));
}

function openingOf({ children = [] }: MdNode): string {
  const [first] = children;
  const bold = first?.type === 'paragraph' && first.children?.every((child) => child.type === 'strong');
  return first && bold ? textOf(first).trim() : '';
}
