/** What a style attribute is called here, so that no policy of the page is asked about it. */
export const STYLE = 'data-style';
export const styleOf = (node: Element): string => node.getAttribute(STYLE) ?? '';

/**
 * Word has no lists in its HTML: paragraphs say in their style of which list and level they are. In a browser it makes
 * each item a list of its own, which says its level beside it.
 */
const OF_LIST = /mso-list\s*:\s*l\d+\s+level(\d)/i;
const OWN_LIST = '.ListContainerWrapper';
const IGNORED = /mso-list\s*:\s*ignore/i;
const COUNTED = /^\s*\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i;

export interface ListLine {
  line: Element;
  level: number;
  list: 'ul' | 'ol';
  /** Number of the first item, where it is one. */
  start: string | undefined;
}

export const isListLine = (node: Node): node is Element =>
  node instanceof Element &&
  (node.matches(OWN_LIST) || (node.localName === 'p' && OF_LIST.test(styleOf(node))));

/** The list that begins with the first node, and how many nodes after it are of it. */
export function listLines(nodes: readonly Node[]): { lines: ListLine[]; taken: number } {
  const lines: ListLine[] = [];
  let taken = 0;
  for (const [at, node] of nodes.entries()) {
    if (isListLine(node)) {
      lines.push(...(node.matches(OWN_LIST) ? itemsOf(node) : [lineOf(node)]));
      taken = at;
    } else if (node instanceof Element || (node instanceof Text && node.data.trim() !== '')) break;
  }
  return { lines, taken };
}

const itemsOf = (wrapper: Element): ListLine[] =>
  [...wrapper.querySelectorAll('li')].map((line) => ({
    line,
    level: Number(line.getAttribute('data-aria-level') ?? 1),
    list: line.parentElement?.localName === 'ol' ? 'ol' : 'ul',
    start: numberOf(line.parentElement?.getAttribute('start') ?? ''),
  }));

function lineOf(line: Element): ListLine {
  const before = [...line.querySelectorAll('span')].find((span) => IGNORED.test(styleOf(span)));
  const sign = COUNTED.exec(before?.textContent ?? '')?.[1];
  return {
    line,
    level: Number(OF_LIST.exec(styleOf(line))?.[1] ?? 1),
    list: sign === undefined ? 'ul' : 'ol',
    start: numberOf(sign ?? ''),
  };
}

const numberOf = (sign: string): string | undefined => (/^\d{1,4}$/.test(sign) ? sign : undefined);
