import type { Lang } from '../core/endpoint.contract.ts';
import { attributesOf, bodyOf, isDirective, textOf, type MdNode } from './markdown.ts';
import { classed, element, fold, labelChildren, words, type PageContext } from './page-parts.ts';
import { recallPart } from './recall.ts';
import { scene } from './scene-page.ts';
import { slidersPart } from './sliders-page.ts';
import { talkPart } from './talk-page.ts';
import { timelinePart } from './timeline-page.ts';

/** Address of the list of all sources, as a link is written before it is an address of the client. */
const ALL_SOURCES = 'source:';

/** First words of the paragraph that sends something to work, as writers type it. */
const CARRY: Record<Lang, string> = { en: 'Carry it to work.', es: 'Llévalo al trabajo.' };

/**
 * Turns directives into plain semantic HTML that reads well without script. Class names are those of
 * client/ui/base.css. The tree that comes in stays as it is. Places where a room of the program has something to offer
 * are slots: they carry what the room needs to know as data, and words to be read until it stands there.
 */
export function toPage(root: MdNode, context: PageContext): MdNode {
  const children = root.children ?? [];
  const shown = context.audience === 'trainer' ? sheetFirst(children, context) : children;
  return { type: 'root', children: blocks(shown, context) };
}

/** Trainers hold a session by its run sheet: it stands right after what the session is for, and what learners read below. */
function sheetFirst(children: MdNode[], context: PageContext): MdNode[] {
  const sheets = children.filter((node) => isDirective(node, 'trainer'));
  if (sheets.length === 0) return children;
  const [opening, ...rest] = children.filter((node) => !sheets.includes(node));
  const below = element('p', classed('over-title'), [words(context.words('content.trainer.learners'))]);
  return [...(opening ? [opening] : []), ...sheets, below, ...rest];
}

/** What stands in a page or in a block of it. */
export function blocks(nodes: MdNode[], context: PageContext): MdNode[] {
  const out: MdNode[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as MdNode;
    if (isDirective(node, 'row')) {
      const rows: MdNode[] = [];
      while (at < nodes.length && isDirective(nodes[at] as MdNode, 'row')) rows.push(nodes[at++] as MdNode);
      at--;
      out.push(runSheet(rows, context));
    } else if (isDirective(node, 'scene')) {
      out.push(
        scene(
          node,
          nodes.filter((one) => isDirective(one, 'scene')),
          context,
          blocks,
        ),
      );
    } else out.push(...block(node, context));
  }
  return out;
}

function block(node: MdNode, context: PageContext): MdNode[] {
  if (!isDirective(node)) return [paragraphKinds(node, context)];
  switch (node.name) {
    case 'product':
      return product(node, context);
    case 'prompt':
      return [prompt(node, context)];
    case 'trainer':
      return context.audience === 'trainer' ? [trainerBlock(node, context)] : [];
    case 'card':
      return [folded('card', node, context)];
    case 'variant':
      return [folded('variant', node, context)];
    case 'sheet':
      return [folded('sheet-of-members', node, context)];
    case 'sources':
      return [sourcesFold(node, context)];
    case 'needs':
      return context.hasRoom(attributesOf(node)['room'] ?? '') ? blocks(bodyOf(node), context) : [];
    case 'recall':
      return [recallPart(node, context, blocks)];
    case 'talk':
      return [talkPart(node, context, blocks)];
    case 'sliders':
      return [slidersPart(node, context, blocks)];
    case 'timeline':
      return [timelinePart(node, context, blocks)];
    // Shown at the start of the later module (course.happened), not here.
    default:
      return [];
  }
}

function paragraphKinds(node: MdNode, context: PageContext): MdNode {
  if (node.type !== 'paragraph') return node;
  const [first, ...rest] = node.children ?? [];
  if (first?.type === 'image' && rest.length === 0) return picture(first);
  if (first?.type === 'strong' && rest.length === 0)
    return { ...node, data: { hProperties: classed('open') } };
  if (first?.type === 'strong' && textOf(first).trim() === CARRY[context.lang]) {
    return element('section', { ...classed('return', 'carry'), ariaLabelledby: ['h-carry'] }, [
      element('h2', { id: 'h-carry' }, [words(CARRY[context.lang].slice(0, -1))]),
      { type: 'paragraph', children: withoutLeadingSpace(rest) },
    ]);
  }
  return node;
}

const withoutLeadingSpace = ([first, ...rest]: MdNode[]): MdNode[] =>
  first?.value === undefined
    ? [...(first ? [first] : []), ...rest]
    : [{ ...first, value: first.value.trimStart() }, ...rest];

/** The drawing itself is put in after sanitising (course.html.ts); until then the figure carries its name. */
function picture(image: MdNode): MdNode {
  const name = (image.url ?? '').replace(/^diagram:/, '');
  const caption = image.title ? [element('figcaption', {}, [words(image.title)])] : [];
  return element('figure', { ...classed('diagram'), dataDiagram: name, dataAlt: image.alt ?? '' }, caption);
}

function product(node: MdNode, context: PageContext): MdNode[] {
  const place = context.placeName(attributesOf(node)['to'] ?? '');
  if (place === undefined) return [];
  const label = labelChildren(node);
  const data = { dataProduct: attributesOf(node)['to'] ?? '', dataLabel: label.map(textOf).join('') };
  return [
    element('div', { ...classed('slot', 'product'), ...data }, [
      element('p', {}, [
        element('b', {}, label),
        words(' '),
        element('span', classed('help'), [words(context.words('content.product.goes-to', { place }))]),
      ]),
    ]),
  ];
}

/** Before anything is written the reader knows who will see it; where nothing can be, that it is for paper. */
function prompt(node: MdNode, context: PageContext): MdNode {
  const where = context.keepsNotes ? seenBy(context) : context.words('content.prompt.paper');
  const { key, size } = attributesOf(node);
  return element('div', { ...classed('slot', 'prompt'), dataPrompt: key, dataSize: size }, [
    element('p', classed('question'), labelChildren(node)),
    element('p', classed('seen-by'), [words(where)]),
  ]);
}

function seenBy({ visibility, words: t }: PageContext): string {
  switch (visibility) {
    case 'cohort':
    case 'comments-cohort':
      return t('content.seen.cohort');
    case 'set':
      return t('content.seen.set');
    case 'trio':
      return t('content.seen.trio');
    case 'trainer':
    case 'result-trainer':
      return t('content.seen.trainer');
    default:
      return t('content.seen.private');
  }
}

function trainerBlock(node: MdNode, context: PageContext): MdNode {
  return element('section', { ...classed('sheet', 'outline', 'trainer'), ariaLabelledby: ['h-trainer'] }, [
    element('p', classed('over-title'), [words(context.words('content.trainer.only'))]),
    element('h2', { id: 'h-trainer' }, labelChildren(node)),
    ...blocks(bodyOf(node), context),
  ]);
}

const folded = (name: string, node: MdNode, context: PageContext): MdNode =>
  fold(name, labelChildren(node), blocks(bodyOf(node), context));

/** What a step rests on comes last and closed: it is there for whoever asks. */
function sourcesFold(node: MdNode, context: PageContext): MdNode {
  const all = element('p', {}, [
    { type: 'link', url: ALL_SOURCES, children: [words(context.words('content.sources.all'))] },
  ]);
  const inside = [...blocks(bodyOf(node), context), all];
  return fold('sources', [words(context.words('content.sources.title'))], inside);
}

/** A run sheet as a table; roles are written out because the narrow layout takes the table display away. */
function runSheet(rows: MdNode[], context: PageContext): MdNode {
  const { words: t } = context;
  const heads = [t('content.run.from'), t('content.run.lasts'), t('content.run.what')];
  const head = heads.map((one) => element('th', { role: 'columnheader', scope: 'col' }, [words(one)]));
  return element('div', classed('table-box'), [
    element('table', { ...classed('table', 'cards', 'run-sheet'), role: 'table' }, [
      element('caption', classed('visually-hidden'), [words(t('content.run.caption'))]),
      element('thead', { role: 'rowgroup' }, [element('tr', { role: 'row' }, head)]),
      element(
        'tbody',
        { role: 'rowgroup' },
        rows.map((row) => runRow(row, heads, context)),
      ),
    ]),
  ]);
}

function runRow(node: MdNode, heads: string[], context: PageContext): MdNode {
  const { from = '', min = '' } = attributesOf(node);
  const cell = (label: string | undefined, children: MdNode[]) =>
    element('td', { role: 'cell', ...(label === undefined ? {} : { dataLabel: label }) }, children);
  return element('tr', { role: 'row' }, [
    cell(heads[0], [words(from)]),
    cell(heads[1], [words(context.words('content.run.minutes', { minutes: Number(min) }))]),
    cell(undefined, [element('h3', {}, labelChildren(node)), ...blocks(bodyOf(node), context)]),
  ]);
}
