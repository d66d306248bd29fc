import type { MdNode } from './markdown.ts';
import { classed, element, type Blocks, type PageContext } from './page-parts.ts';
import { readSliders } from './sliders.ts';

/** A worked sum: its table, which is read without script and on paper, and what the page moves it by. */
export function slidersPart(node: MdNode, context: PageContext, blocks: Blocks): MdNode {
  const { key, currency, dials, results, plain } = readSliders(node).sliders;
  const sum = JSON.stringify({ currency, dials, results });
  return element('div', { ...classed('practice-sum'), dataSliders: key, dataSum: sum }, [
    element('div', { ...classed('play'), dataPlay: `sliders/${key}` }, []),
    element('div', classed('on-paper'), blocks(plain, context)),
  ]);
}
