import fc from 'fast-check';
import { changesOf, type Choices } from '../../server/rooms/business-case/case-difference.rule.ts';
import type { SectionValue } from '../../server/rooms/business-case/case.types.ts';
import type {
  Block,
  Inline,
  ListItem,
  Mark,
  RichText,
} from '../../server/rooms/business-case/rich-text.types.ts';
import { joined } from '../../server/rooms/business-case/sentences.rule.ts';

export const text = (words: string, ...marks: Mark[]): Inline =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };
export const p = (...content: (string | Inline)[]): Block => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
export const doc = (...content: Block[]): RichText => ({ type: 'doc', content });
export const list = (...items: string[]): Block => ({
  type: 'bulletList',
  content: items.map((item): ListItem => ({ type: 'listItem', content: [p(item)] })),
});
export const table = (...rows: string[][]): Block => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: 'tableCell', content: [p(cell)] })),
  })),
});
export const section = (of: RichText | null, tables: SectionValue['tables'] = {}): SectionValue => ({
  text: of,
  tables,
});
export const all = (mine: SectionValue, theirs: SectionValue, choice: Choices[string]): Choices =>
  Object.fromEntries(changesOf(mine, theirs).map(({ id }) => [id, choice]));

/** Few words and few sentences, so that two texts of them have much in common. */
const sentence = fc.constantFrom(
  'People stay.',
  'Two of nine left in one year.',
  'Two of eleven left in one year.',
  'Who pays?',
  'The agency budget pays, and the colleagues who cover.',
  'No end',
  'Costs are £14,767.60!',
);
const gap = fc.constantFrom(' ', ' ', ' ', '  ', '');
const mark = fc.constantFrom<Mark[]>(
  [],
  [],
  [],
  [{ type: 'bold' }],
  [{ type: 'link', attrs: { href: 'https://example.org/' } }],
);
export const inlines: fc.Arbitrary<Inline[]> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.tuple(sentence, gap, mark) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    {
      maxLength: 5,
    },
  )
  .map((pieces) =>
    joined([
      pieces.map((piece): Inline => (piece ? text(piece[0] + piece[1], ...piece[2]) : { type: 'hardBreak' })),
    ]),
  );
const paragraph = inlines.map((content): Block =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' },
);
const heading = fc
  .tuple(fc.constantFrom(3 as const, 4 as const), sentence)
  .map(([level, words]): Block => ({ type: 'heading', attrs: { level }, content: [text(words)] }));
const { block } = fc.letrec<{ block: Block; item: ListItem }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'block' },
    { weight: 5, arbitrary: paragraph },
    heading,
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map((content): Block => ({ type: 'bulletList', content })),
    fc
      .array(tie('item'), { minLength: 1, maxLength: 3 })
      .map((content): Block => ({ type: 'orderedList', attrs: { start: 1 }, content })),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((content): Block => ({ type: 'blockquote', content })),
    fc
      .tuple(
        fc.integer({ min: 1, max: 2 }),
        fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 }),
      )
      .map(([width, rows]) => table(...rows.map((cells) => cells.slice(0, width)))),
  ),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 1 }))
    .map(([first, more]): ListItem => ({ type: 'listItem', content: [first, ...more] })),
}));
const cell = fc.oneof(
  sentence,
  fc.integer({ min: 0, max: 3 }),
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  fc.boolean(),
);
const rows = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
    cells: fc.dictionary(fc.constantFrom('what', 'how', 'who'), cell, { noNullPrototype: true }),
  }),
  { selector: ({ key }) => key, minLength: 1, maxLength: 5 },
);
export const value: fc.Arbitrary<SectionValue> = fc.record({
  text: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 9,
      arbitrary: fc.array(block, { minLength: 1, maxLength: 6 }).map((content) => doc(...content)),
    },
  ),
  tables: fc.dictionary(fc.constantFrom('criteria', 'risks'), rows, { noNullPrototype: true }),
});
