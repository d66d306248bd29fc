import { checkDirectives, fingerprint } from './directives.ts';
import { countWords, placeOf, walk, type MdNode, type TextSource } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import { checkPractice } from './practice.ts';
import { checkSceneWords } from './quiz.ts';
import { checkRecalls } from './recall-check.ts';
import { checkSources } from './source-check.ts';
import { checkBalance, checkClaims, checkProse } from './prose.ts';
import type { ModuleFile, StepFile } from './course.schema.ts';
import type { CourseContext, PreparedStep, Text } from './course.types.ts';
import { roomOf } from './words-count.ts';
import { LANGUAGES, type PerLang } from './shapes.ts';

/** All checks of one step that need both languages or the course around it. */
export function checkStep({ texts, module }: PreparedStep, context: CourseContext): void {
  const { problems, course } = context;
  for (const lang of LANGUAGES) {
    const { file, source, root } = texts[lang];
    const at = { file: source.file, line: 1 };
    checkFrontMatter(file, at, module, context);
    const rules = context.rulesOf(source.file);
    checkClaims(file, at, { problems, hasRegister: rules.sources !== undefined });
    if (rules.sources) checkSources(root, { source, step: file, register: rules.sources, problems });
    checkDirectives(root, {
      source,
      problems,
      minutes: file.minutes,
      type: file.type,
      flowsTo: file.flows_to,
      laterModules: [...course.modules.slice(course.modules.indexOf(module.slug) + 1), ...course.coming],
    });
    checkAddresses(root, source, context);
    if (rules.sequence && file.type === 'quiz') {
      const { scene_words: scene, feedback_words: feedback } = rules.sequence;
      const room = roomOf(lang);
      checkSceneWords(root, { source, problems, most: { scene: scene * room, feedback: feedback * room } });
    }
    checkRecalls(root, { source, steps: context.steps, problems });
    checkProse(root, { source, problems, step: file, rules });
  }
  checkPractice(texts, context);
  checkSame(texts, problems);
  checkBalance(texts.en.root, texts.es.root, { file: texts.es.source.file }, problems);
}

type At = { file: string; line: number };

function checkFrontMatter(
  file: StepFile,
  at: At,
  module: ModuleFile,
  { problems, targets }: CourseContext,
): void {
  const total = Object.values(file.time).reduce((sum, one) => sum + one, 0);
  if (total !== file.minutes)
    problems.add('minutes-sum', at, `time adds up to ${total}, minutes is ${file.minutes}`);
  const round = Object.values(file.rounds?.three ?? {}).reduce((sum, one) => sum + one, 0);
  if (file.rounds && round * 3 !== file.time['rounds'])
    problems.add(
      'minutes-sum',
      at,
      `three rounds are ${round * 3} minutes, time says ${file.time['rounds']}`,
    );
  for (const outcome of file.outcomes) {
    const [slug, number] = outcome.split('.');
    if (slug !== module.slug || Number(number) < 1 || Number(number) > module.outcomes.length) {
      problems.add('unknown-outcome', at, outcome);
    }
  }
  for (const target of file.flows_to) {
    if (!targets.targets.some((one) => one.key === target))
      problems.add('unknown-target', at, `flows_to ${target}`);
  }
  if (file.form !== null && !targets.forms.includes(file.form)) problems.add('unknown-form', at, file.form);
  if (!(file.complete_when in targets.complete_when))
    problems.add('unknown-completion', at, file.complete_when);
}

/** A description longer than this is no alternative to a picture but a second text. */
const ALT_WORDS = 80;

function checkAddresses(
  root: MdNode,
  source: TextSource,
  { problems, diagrams, steps, rulesOf }: CourseContext,
): void {
  const { sources } = rulesOf(source.file);
  for (const node of walk(root)) {
    const at = placeOf(node, source);
    if (node.type === 'link') {
      const url = node.url ?? '';
      const [scheme, target = ''] = url.split(/:(.*)/s, 2);
      const known =
        url.startsWith('#term-') ||
        (scheme === 'step' && steps.has(target)) ||
        (scheme === 'source' && (sources?.sources.some(({ id }) => id === target) ?? false));
      // Addresses elsewhere die unseen, and a frame in an LMS may not be able to open them.
      if (!known)
        problems.add(
          'link',
          at,
          `${url}: only step:<module>/<slug> and source:<id> of this edition can be linked`,
        );
    }
    if (node.type !== 'image') continue;
    const [scheme, name = ''] = (node.url ?? '').split(':', 2);
    const words = countWords(node.alt ?? '');
    if (scheme !== 'diagram') problems.add('picture', at, `${node.url ?? ''}: pictures are diagram:<name>`);
    else if (!diagrams.names.has(name))
      problems.add('missing-diagram', at, `diagrams/${name}.svg is not there`);
    if (words === 0) problems.add('picture', at, 'no text alternative');
    if (words > ALT_WORDS)
      problems.add('picture', at, `text alternative of ${words} words, ${ALT_WORDS} at most`);
  }
}

const SAME_FIELDS = [
  'type',
  'minutes',
  'time',
  'supervision',
  'outcomes',
  'flows_to',
  'form',
  'visibility',
  'seeds',
  'complete_when',
  'replies',
  'disguise',
  'shape',
  'opens',
  'version',
] as const satisfies (keyof StepFile)[];

function checkSame({ en, es }: PerLang<Text>, problems: ProblemList): void {
  const at = { file: es.source.file, line: 1 };
  for (const field of SAME_FIELDS) {
    if (JSON.stringify(en.file[field]) !== JSON.stringify(es.file[field])) {
      problems.add('languages-differ', at, `${field} differs from English`);
    }
  }
  const english = fingerprint(en.root);
  const spanish = fingerprint(es.root);
  const first = Math.max(english.length, spanish.length);
  for (let place = 0; place < first; place++) {
    if (english[place] === spanish[place]) continue;
    problems.add(
      'languages-differ',
      at,
      `has ${spanish[place] ?? 'nothing'} where English has ${english[place] ?? 'nothing'}`,
    );
    return;
  }
}
