import {
  attributesOf,
  bodyOf,
  isDirective,
  labelOf,
  placeOf,
  walk,
  type MdNode,
  type TextSource,
} from './markdown.ts';
import type { ProblemList } from './problems.ts';
import { checkQuiz } from './quiz.ts';
import { VARIANTS } from './course.vocabulary.ts';
import { DIRECTIVES, NEEDED_ROOMS } from './directive.vocabulary.ts';

export interface DirectiveContext {
  source: TextSource;
  problems: ProblemList;
  minutes: number;
  type: string;
  flowsTo: readonly string[];
  /** Slugs of the modules that come after this step's module. */
  laterModules: readonly string[];
}

/** Checks every directive of a step: shape first, then the rule of its kind. */
export function checkDirectives(root: MdNode, context: DirectiveContext): void {
  checkShapes(root, 'root', context);
  const all = [...walk(root)].filter((node) => isDirective(node));
  checkPrompts(all, context);
  for (const node of all) checkOne(node, context);
  for (const parent of [root, ...all]) checkRows(parent, context);
  checkCards(all, context);
  if (context.type === 'quiz') checkQuiz(root, context.source, context.problems);
  if (context.type === 'live-session') checkLive(all, context);
}

function checkShapes(parent: MdNode, parentName: string, context: DirectiveContext): void {
  for (const node of parent.children ?? []) {
    if (!isDirective(node)) {
      // A directive inside a list or quotation would be shown out of its place.
      checkShapes(node, node.children ? `${parentName} > ${node.type}` : parentName, context);
      continue;
    }
    const name = node.name ?? '';
    for (const complaint of shapeComplaints(node, parentName)) {
      context.problems.add('directive-shape', placeOf(node, context.source), `${name}: ${complaint}`);
    }
    checkShapes(node, name, context);
  }
}

function shapeComplaints(node: MdNode, parentName: string): string[] {
  const shape = DIRECTIVES[node.name ?? ''];
  if (!shape) return [];
  const attributes = attributesOf(node);
  const complaints: string[] = [];
  if (`${shape.kind}Directive` !== node.type) complaints.push(`must be a ${shape.kind}`);
  if (shape.label === 'required' && !labelOf(node)) complaints.push('needs words in square brackets');
  if (shape.label === 'none' && labelOf(node)) complaints.push('takes no words in square brackets');
  for (const key of shape.required) if (!(key in attributes)) complaints.push(`lacks ${key}`);
  for (const key of Object.keys(attributes)) {
    if (![...shape.required, ...(shape.optional ?? [])].includes(key))
      complaints.push(`has an unknown attribute ${key}`);
  }
  if (!shape.inside.includes(parentName)) complaints.push(`may not stand in ${parentName}`);
  if (shape.kind === 'container' && bodyOf(node).length === 0) complaints.push('is empty');
  return complaints;
}

function checkPrompts(all: MdNode[], { source, problems }: DirectiveContext): void {
  const seen = new Set<string>();
  for (const node of all) {
    if (node.name !== 'prompt') continue;
    const { key = '', size = '' } = attributesOf(node);
    // The free note of every step is called so.
    if (key === 'note') problems.add('prompt-key', placeOf(node, source), 'key note is taken');
    if (seen.has(key)) problems.add('prompt-key', placeOf(node, source), `key ${key} is used twice`);
    seen.add(key);
    if (size !== 'line' && size !== 'text') {
      problems.add('directive-shape', placeOf(node, source), 'prompt: size is line or text');
    }
  }
}

function checkOne(node: MdNode, context: DirectiveContext): void {
  const { source, problems } = context;
  const attributes = attributesOf(node);
  const at = placeOf(node, source);
  if (node.name === 'product' && attributes['to'] && !context.flowsTo.includes(attributes['to'])) {
    problems.add('unknown-target', at, `product to ${attributes['to']}, which is not in flows_to`);
  }
  if (node.name === 'variant' && !(VARIANTS as readonly string[]).includes(attributes['when'] ?? '')) {
    problems.add('directive-shape', at, `variant: when is one of ${VARIANTS.join(', ')}`);
  }
  if (node.name === 'needs' && !(NEEDED_ROOMS as readonly string[]).includes(attributes['room'] ?? '')) {
    problems.add('needs', at, `${attributes['room'] ?? ''} is no room of the program`);
  }
  if (node.name === 'happened' && !context.laterModules.includes(attributes['in'] ?? '')) {
    problems.add('happened', at, `module ${attributes['in'] ?? ''} does not come later`);
  }
  if (node.name !== 'trainer') return;
  for (const inner of walk(node)) {
    if (isDirective(inner, 'product') || isDirective(inner, 'prompt')) {
      problems.add(
        'trainer-block',
        placeOf(inner, source),
        `${inner.name ?? ''} inside a block for trainers`,
      );
    }
  }
}

const isRow = (node: MdNode) => isDirective(node, 'row');

/** Rows under one parent start at 0, leave no gap and add up to the minutes of the step. */
function checkRows(parent: MdNode, { source, problems, minutes }: DirectiveContext): void {
  const rows = (parent.children ?? []).filter(isRow);
  const last = rows.at(-1);
  if (!last) return;
  let expected = 0;
  for (const row of rows) {
    const from = Number(attributesOf(row)['from']);
    const min = Number(attributesOf(row)['min']);
    if (!Number.isFinite(from) || !Number.isFinite(min) || min <= 0) {
      problems.add('run-sheet', placeOf(row, source), 'from and min are numbers of minutes');
      return;
    }
    if (from !== expected)
      problems.add('run-sheet', placeOf(row, source), `starts at ${from}, expected ${expected}`);
    expected = from + min;
  }
  if (expected !== minutes) {
    problems.add(
      'run-sheet',
      placeOf(last, source),
      `rows end at ${expected}, the step has ${minutes} minutes`,
    );
  }
}

function checkCards(all: MdNode[], { source, problems }: DirectiveContext): void {
  const rounds = new Set<string>();
  for (const node of all) {
    const { round, role } = attributesOf(node);
    if (node.name !== 'card' || role !== 'mentee' || round === undefined) continue;
    if (rounds.has(round))
      problems.add('card', placeOf(node, source), `second mentee card in round ${round}`);
    rounds.add(round);
  }
}

function checkLive(all: MdNode[], { source, problems }: DirectiveContext): void {
  const at = { file: source.file, line: source.bodyLine };
  if (!all.some(isRow)) problems.add('run-sheet', at, 'a live session without a run sheet');
  if (!all.some((node) => node.name === 'variant' && attributesOf(node)['when'] === 'missed')) {
    problems.add('variant-missing', at, 'says nothing to those who miss it: a variant with when="missed"');
  }
}

/** Directives of a text as a list of names and attributes: what must be equal in both languages. */
export function fingerprint(root: MdNode): string[] {
  return [...walk(root)].flatMap((node) => {
    if (node.type === 'image') return [`picture ${node.url ?? ''}`];
    if (!isDirective(node)) return [];
    const attributes = Object.entries(attributesOf(node)).sort(([a], [b]) => a.localeCompare(b));
    return [`${node.name ?? ''}{${attributes.map(([key, value]) => `${key}="${value}"`).join(' ')}}`];
  });
}
