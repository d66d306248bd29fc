import type { Lang } from '../core/endpoint.contract.ts';
import type { SheetRow, Text } from './course.types.ts';
import { attributesOf, bodyOf, isDirective, labelOf, type MdNode, textOf, walk } from './markdown.ts';
import type { PerLang } from './shapes.ts';

/** The rows of a live session's run sheet. Both languages have the same ones, or the course does not open (`fingerprint`). */
export function sheetOf(texts: PerLang<Text>, render: (lang: Lang, root: MdNode) => string): SheetRow[] {
  const spanish = rowsOf(texts.es);
  return rowsOf(texts.en).map((english, at): SheetRow => {
    const row = { en: english, es: spanish[at] ?? english };
    const both = (make: (lang: Lang) => string) => ({ en: make('en'), es: make('es') });
    return {
      from: Number(attributesOf(english)['from']),
      minutes: Number(attributesOf(english)['min']),
      title: both((lang) => textOf(labelOf(row[lang]) ?? row[lang]).trim()),
      html: both((lang) => render(lang, { type: 'root', children: bodyOf(row[lang]) })),
    };
  });
}

/** Those of one sheet, the first: what members hold themselves may stand beside what a trainer reads. */
const rowsOf = ({ root }: Text): MdNode[] => {
  const sheet = [...walk(root)].find((node) => (node.children ?? []).some(isRow));
  return (sheet?.children ?? []).filter(isRow);
};
const isRow = (node: MdNode) => isDirective(node, 'row');
