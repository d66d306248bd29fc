import type { Lang } from '../core/endpoint.contract.ts';
import { placeOf, type MdNode, type TextSource } from './markdown.ts';
import type { ProblemList } from './problems.ts';
import { readSliders, slidersIn, unsaidResults } from './sliders.ts';

/** Checks the sums that a reader can move: every position works out, and paper tells the same as the opening. */
export function checkSliders(
  root: MdNode,
  lang: Lang,
  { source, problems }: { source: TextSource; problems: ProblemList },
): void {
  for (const node of slidersIn(root)) {
    const { sliders, faults } = readSliders(node);
    for (const fault of faults) problems.add('sliders', placeOf(fault.node, source), fault.says);
    if (faults.length > 0) continue;
    for (const unsaid of unsaidResults(sliders, lang))
      problems.add('sliders-text', placeOf(node, source), `the text for paper does not say ${unsaid}`);
  }
}
