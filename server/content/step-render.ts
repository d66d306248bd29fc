import type { Lang } from '../core/endpoint.contract.ts';
import type { CourseContext, Step, StepResult, Text } from './course.types.ts';
import { attributesOf, bodyOf, isDirective, type MdNode } from './markdown.ts';
import type { Audience, PageContext } from './page-parts.ts';
import { scenesOf } from './quiz.ts';
import { sceneParts } from './scene-page.ts';
import type { PerLang } from './shapes.ts';
import { toHtml } from './step-html.ts';
import { blocks, toPage } from './step-page.ts';

export function renderBoth(text: Text, context: CourseContext): { learner: string; trainer: string } {
  const learner = render(text, text.root, { ...context, audience: 'learner' });
  const hasTrainer = (text.root.children ?? []).some((node) => isDirective(node, 'trainer'));
  return {
    learner,
    trainer: hasTrainer ? render(text, text.root, { ...context, audience: 'trainer' }) : learner,
  };
}

export function render(text: Text, root: MdNode, context: CourseContext & { audience: Audience }): string {
  return asHtml(toPage(root, pageContext(text, context)), text.file.lang, context);
}

export function renderScene(text: Text, place: number, context: CourseContext): string {
  const scene = scenesOf(text.root)[place];
  // Languages that differ are a problem of their own, and stop the course.
  if (!scene) return '';
  const children = sceneParts(scene, pageContext(text, { ...context, audience: 'learner' }), blocks);
  return asHtml({ type: 'root', children }, text.file.lang, context);
}

const pageContext = (
  { file, source }: Text,
  context: CourseContext & { audience: Audience },
): PageContext => ({
  lang: file.lang,
  audience: context.audience,
  visibility: file.visibility,
  words: context.words(file.lang),
  keepsNotes: context.rooms.has('course'),
  hasRoom: (room) => context.rooms.has(room),
  nameOf: (person) =>
    context.rulesOf(source.file).cast?.people.find(({ key }) => key === person)?.name ?? person,
  numberOf: (step) => context.steps.get(step) ?? '',
  placeName: (target) => placeName(target, file.lang, context),
});

const asHtml = (page: MdNode, lang: Lang, { diagrams, stepAddress, sourceAddress }: CourseContext): string =>
  toHtml(page, { svg: (name) => diagrams.svg(name, lang), stepAddress, sourceAddress });

function placeName(target: string, lang: Lang, { targets, rooms }: CourseContext): string | undefined {
  const found = targets.targets.find((one) => one.key === target);
  return found && rooms.has(found.room) ? found.title[lang] : undefined;
}

/** What a step asks at the start of later modules, once it has been tried at work. */
export function renderHappened(
  texts: PerLang<Text>,
  step: Step,
  context: CourseContext,
): StepResult['happened'] {
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
