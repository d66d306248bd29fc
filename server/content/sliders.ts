import type { Lang } from '../core/endpoint.contract.ts';
import { BadFormula, parseFormula } from './formula-parser.ts';
import { SHOWN, worked, type Dial, type Formula, type Result, type Shown } from './formula.rule.ts';
import { attributesOf, bodyOf, isDirective, labelOf, textOf, walk, type MdNode } from './markdown.ts';
import { quantityText } from './quantity.rule.ts';

/** A worked sum whose quantities the reader can move. */
export interface Sliders {
  key: string;
  currency: string;
  dials: Dial[];
  results: Result[];
  /** The same as a table or in words, for paper and for pages without script. */
  plain: MdNode[];
}

/** A fault, and where it stands. */
interface SliderFault {
  node: MdNode;
  says: string;
}

export const slidersIn = (root: MdNode): MdNode[] =>
  [...walk(root)].filter((node) => isDirective(node, 'sliders'));

/** What is counted in where the writer says nothing else. */
const CURRENCY = 'GBP';

/** The sum as far as it can be read, and everything that is wrong with it. */
export function readSliders(node: MdNode): { sliders: Sliders; faults: SliderFault[] } {
  const inside = bodyOf(node);
  const { key = '', currency = CURRENCY } = attributesOf(node);
  const plain = inside.filter((child) => !isDirective(child));
  const dialNodes = inside.filter((child) => isDirective(child, 'dial'));
  const resultNodes = inside.filter((child) => isDirective(child, 'result'));
  const dials = dialNodes.map(dialOf);
  const faults = [
    ...dialNodes.flatMap((child, at) => dialFaults(dials[at] as Dial).map((says) => ({ node: child, says }))),
    ...keyFaults([...dialNodes, ...resultNodes]),
    ...(dials.length === 0 || resultNodes.length === 0 ? [{ node, says: 'needs a dial and a result' }] : []),
    ...(plain.length === 0 ? [{ node, says: 'needs the same as a table or in words' }] : []),
  ];
  const results = readResults(resultNodes, dials, faults);
  if (faults.length > 0) return { sliders: { key, currency, dials, results, plain }, faults };
  faults.push(...everyPosition(dials, results, resultNodes, node));
  return { sliders: { key, currency, dials, results, plain }, faults };
}

const labelText = (node: MdNode) => textOf(labelOf(node) ?? node).trim();

function dialOf(node: MdNode): Dial {
  const attributes = attributesOf(node);
  const number = (name: string) => Number(attributes[name] || NaN);
  return {
    key: attributes['key'] ?? '',
    label: labelText(node),
    from: number('from'),
    to: number('to'),
    at: number('at'),
    step: number('step'),
  };
}

function dialFaults({ key, from, to, at, step }: Dial): string[] {
  if (![from, to, at, step].every(Number.isFinite)) return [`${key}: from, to, at and step are numbers`];
  if (from >= to || step <= 0) return [`${key}: goes from the smaller to the larger number`];
  const onStep = (value: number) =>
    Math.abs((value - from) / step - Math.round((value - from) / step)) < 1e-9;
  if (!onStep(to)) return [`${key}: steps of ${step} do not lead from ${from} to ${to}`];
  if (at < from || at > to || !onStep(at)) return [`${key}: cannot stand at ${at}`];
  return [];
}

function keyFaults(nodes: MdNode[]): SliderFault[] {
  const keys = nodes.map((node) => attributesOf(node)['key'] ?? '');
  return nodes.flatMap((node, at) => {
    const key = keys[at] ?? '';
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) return [{ node, says: `"${key}" is no key` }];
    return keys.indexOf(key) < at ? [{ node, says: `${key} is there twice` }] : [];
  });
}

/** Results know the dials and the results above them. */
function readResults(nodes: MdNode[], dials: Dial[], faults: SliderFault[]): Result[] {
  const known = new Set(dials.map(({ key }) => key));
  return nodes.map((node) => {
    const { key = '', is = '', show = 'number', line } = attributesOf(node);
    const formula = formulaOf(is, (says) => faults.push({ node, says: `${key}: ${says}` }));
    for (const name of namesIn(formula))
      if (!known.has(name)) faults.push({ node, says: `${key}: ${name} is no dial, and no result above it` });
    known.add(key);
    if (!(SHOWN as readonly string[]).includes(show))
      faults.push({ node, says: `${key}: show is one of ${SHOWN.join(', ')}` });
    if (line !== undefined && !Number.isFinite(Number(line || NaN)))
      faults.push({ node, says: `${key}: line is a number` });
    return {
      key,
      label: labelText(node),
      is: formula,
      show: show as Shown,
      line: line === undefined ? null : Number(line),
      most: 0,
    };
  });
}

function formulaOf(text: string, report: (says: string) => void): Formula {
  try {
    return parseFormula(text);
  } catch (error) {
    if (!(error instanceof BadFormula)) throw error;
    report(error.message);
    return 0;
  }
}

function namesIn(formula: Formula): string[] {
  if (typeof formula === 'string') return [formula];
  if (typeof formula === 'number') return [];
  const [, ...parts] = formula;
  return parts.flatMap(namesIn);
}

/** So many can be worked out in a moment at the start, and more dials than that nobody moves. */
const POSITIONS_AT_MOST = 50_000;

/** Works out every position of the dials: each must give a number, and the largest is the end of the bars. */
function everyPosition(dials: Dial[], results: Result[], nodes: MdNode[], node: MdNode): SliderFault[] {
  const counts = dials.map(({ from, to, step }) => Math.round((to - from) / step) + 1);
  const total = counts.reduce((product, one) => product * one, 1);
  if (total > POSITIONS_AT_MOST)
    return [{ node, says: `${total} positions of the dials, ${POSITIONS_AT_MOST} at most` }];
  const broken = new Map<string, SliderFault>();
  for (let place = 0; place < total; place += 1) {
    const position = positionAt(dials, counts, place);
    const values = worked(results, position);
    results.forEach((result, at) => {
      const value = values.get(result.key) ?? NaN;
      if (Number.isFinite(value)) result.most = Math.max(result.most, value);
      else if (!broken.has(result.key))
        broken.set(result.key, {
          node: nodes[at] ?? node,
          says: `${result.key}: no number where ${[...position].map(([key, set]) => `${key} is ${set}`).join(', ')}`,
        });
    });
  }
  shareScales(results);
  return [...broken.values()];
}

/** Bars that count the same thing end at the same: 58 must be longer than 52. */
function shareScales(results: Result[]): void {
  const ends = new Map<Shown, number>();
  for (const { show, most, line } of results) ends.set(show, Math.max(ends.get(show) ?? 0, most, line ?? 0));
  for (const result of results) result.most = ends.get(result.show) ?? result.most;
}

function positionAt(dials: Dial[], counts: number[], place: number): Map<string, number> {
  let rest = place;
  return new Map(
    dials.map(({ key, from, step }, at) => {
      const count = counts[at] ?? 1;
      const value = from + (rest % count) * step;
      rest = Math.floor(rest / count);
      return [key, value];
    }),
  );
}

/** What the results are where the dials stand at first. */
export const openingResults = ({ dials, results }: Pick<Sliders, 'dials' | 'results'>): Map<string, number> =>
  worked(results, new Map(dials.map(({ key, at }) => [key, at])));

/** Results at the opening that the text under the sliders does not say: paper and screen would tell two stories. */
export function unsaidResults(sliders: Sliders, lang: Lang): string[] {
  const plain = squeezed(sliders.plain.map(textOf).join('\n'));
  const opening = openingResults(sliders);
  return sliders.results.flatMap(({ key, show }) => {
    const said = quantityText(opening.get(key) ?? NaN, show, { lang, currency: sliders.currency });
    return plain.includes(squeezed(said)) ? [] : [`${key}: ${said}`];
  });
}

const squeezed = (text: string) => text.replace(/\s+/g, '');
