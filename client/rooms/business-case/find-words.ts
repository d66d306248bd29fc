import { rowsShown } from './section-field.ts';
import type { SectionValue, TemplateSection } from './business-case.types.ts';

/** Where something stands in a section: a passage of its text, or a cell of one of its tables. */
export type Place =
  { is: 'text'; block: number } | { is: 'cell'; table: string; row: number; column: number };

export interface Passage {
  place: Place;
  text: string;
}

export interface Found extends Passage {
  slug: string;
  /** Where in the text the first of the words stands. */
  from: number;
  to: number;
}

interface Nodes {
  type: string;
  text?: string;
  content?: readonly Nodes[];
}

const textOf = ({ text, content = [], type }: Nodes): string =>
  text ?? content.map(textOf).join(['paragraph', 'heading'].includes(type) ? '' : ' ');

const blocksOf = ({ text }: SectionValue): readonly Nodes[] => (text?.content ?? []) as readonly Nodes[];

/** The headings of a text, in their order. */
export const headingsOf = (value: SectionValue): (Passage & { level: number })[] =>
  blocksOf(value).flatMap((block, at) =>
    block.type === 'heading'
      ? [
          {
            place: { is: 'text', block: at } as const,
            text: textOf(block).trim(),
            level: (block as unknown as { attrs: { level: number } }).attrs.level,
          },
        ]
      : [],
  );

function passagesOf(section: TemplateSection, value: SectionValue): Passage[] {
  const texts = blocksOf(value).map((block, at): Passage => ({
    place: { is: 'text', block: at },
    text: textOf(block).trim(),
  }));
  const cells = section.tables.flatMap((table) =>
    (value.tables[table.key] ? rowsShown(table, value.tables[table.key]) : []).flatMap((row, at) =>
      table.columns.flatMap(({ key }, column): Passage[] => {
        const cell = row.cells[key];
        if (typeof cell !== 'string' && typeof cell !== 'number') return [];
        return [{ place: { is: 'cell', table: table.key, row: at, column }, text: String(cell) }];
      }),
    ),
  );
  return [...texts, ...cells];
}

/** Letters without their accents and in one case, each at the place where it stood. */
const bare = (text: string): string[] =>
  [...text.normalize('NFC')].map((letter) => letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase());

/** Passages in which all of the words stand, accents and case aside. */
export function found(
  sections: readonly { section: TemplateSection; value: SectionValue }[],
  query: string,
): Found[] {
  const words = bare(query).join('').split(/\s+/u).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  return sections.flatMap(({ section, value }) =>
    passagesOf(section, value).flatMap((passage): Found[] => {
      const text = passage.text.normalize('NFC');
      const letters = bare(text);
      const said = letters.join('');
      if (!words.every((word) => said.includes(word))) return [];
      const from = letters.findIndex((_, at) => letters.slice(at).join('').startsWith(first));
      const to = from + [...first].length;
      const signs = [...text];
      const before = signs.slice(0, from).join('').length;
      const length = signs.slice(from, to).join('').length;
      return [{ ...passage, text, slug: section.slug, from: before, to: before + length }];
    }),
  );
}
