import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../core/endpoint.contract.ts';
import type { RoundStage } from './course.vocabulary.ts';
import { toHtml } from './step-html.ts';
import { sceneParts, toPage, type Audience, type PageContext } from './step-page.ts';
import {
  attributesOf,
  bodyOf,
  isDirective,
  labelOf,
  parseText,
  textOf,
  walk,
  type MdNode,
} from './markdown.ts';
import { ProblemList } from './problems.ts';
import { readQuiz, scenesOf } from './quiz.ts';
import { checkStep } from './step-check.ts';
import { sheetOf } from './run-sheet.ts';
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
  return { problems: problems.all(), step, happened };
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
  const missing = files.filter(({ file }) => !existsSync(join(context.folder, file)));
  for (const { file } of missing) {
    const code = missing.length === files.length ? 'missing-file' : 'missing-language';
    context.problems.add(code, { file, line: 0 }, 'file is not there');
  }
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

function readText(file: string, { folder, problems }: CourseContext): Text | undefined {
  const parts = splitFrontMatter(readFileSync(join(folder, file), 'utf8'));
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
    rounds: roundsOf(file.rounds),
    prompts: promptsOf(texts),
    words,
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

function renderBoth(text: Text, context: CourseContext): { learner: string; trainer: string } {
  const learner = render(text, text.root, { ...context, audience: 'learner' });
  const hasTrainer = (text.root.children ?? []).some((node) => isDirective(node, 'trainer'));
  return {
    learner,
    trainer: hasTrainer ? render(text, text.root, { ...context, audience: 'trainer' }) : learner,
  };
}

function render({ file }: Text, root: MdNode, context: CourseContext & { audience: Audience }): string {
  return asHtml(toPage(root, pageContext(file, context)), file.lang, context);
}

function renderScene({ root, file }: Text, place: number, context: CourseContext): string {
  const scene = scenesOf(root)[place];
  // Languages that differ are a problem of their own, and stop the course.
  if (!scene) return '';
  const children = sceneParts(scene, pageContext(file, { ...context, audience: 'learner' }));
  return asHtml({ type: 'root', children }, file.lang, context);
}

const pageContext = (file: StepFile, context: CourseContext & { audience: Audience }): PageContext => ({
  lang: file.lang,
  audience: context.audience,
  visibility: file.visibility,
  words: context.words(file.lang),
  keepsNotes: context.rooms.has('course'),
  placeName: (target) => placeName(target, file.lang, context),
});

const asHtml = (page: MdNode, lang: Lang, { diagrams, stepAddress }: CourseContext): string =>
  toHtml(page, { svg: (name) => diagrams.svg(name, lang), stepAddress });

function placeName(target: string, lang: Lang, { targets, rooms }: CourseContext): string | undefined {
  const found = targets.targets.find((one) => one.key === target);
  return found && rooms.has(found.room) ? found.title[lang] : undefined;
}

/** What a step asks at the start of later modules, once it has been tried at work. */
function renderHappened(texts: PerLang<Text>, step: Step, context: CourseContext): StepResult['happened'] {
  const blocksOf = (lang: Lang) =>
    (texts[lang].root.children ?? []).filter((node) => isDirective(node, 'happened'));
  const spanish = blocksOf('es');
  return blocksOf('en').map((english, at) => ({
    module: attributesOf(english)['in'] ?? '',
    html: {
      en: happenedSection(english, texts.en, { ...context, step }),
      // Languages that differ are a problem of their own, and stop the course.
      es: happenedSection(spanish[at] ?? english, texts.es, { ...context, step }),
    },
  }));
}

function happenedSection(node: MdNode, text: Text, context: CourseContext & { step: Step }): string {
  const { lang } = text.file;
  const from = { number: context.step.number, title: context.step.title[lang] };
  const value = context.words(lang)('content.happened.title', from);
  const heading: MdNode = { type: 'heading', depth: 2, children: [{ type: 'text', value }] };
  const root = { type: 'root', children: [heading, ...bodyOf(node)] };
  return `<section class="happened sheet course" data-step="${context.step.key}">${render(text, root, { ...context, audience: 'learner' })}</section>`;
}
