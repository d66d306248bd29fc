import { describe, expect, it } from 'vitest';
import { flatText, quoted } from '../../../client/rooms/review/anchor.rule.ts';
import { placedComments } from '../../../client/rooms/review/anchors.view.ts';
import type { Anchor } from '../../../client/rooms/review/review.types.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case.types.ts';

const value = (words: string, rows: SectionValue['tables'] = {}): SectionValue => ({
  text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
  tables: rows,
});
const NEED = value('Six of nine left. They hid problems.');
const COSTS = value('Year one.', { lines: [{ key: 'cover', cells: { what: 'Cover' } }] });
const SECTIONS = [
  { slug: 'rationale', value: NEED },
  { slug: 'costs', value: COSTS },
];

const words = (section: string, quote: string, of: SectionValue = NEED): Anchor => {
  const flat = flatText(of.text!);
  const from = flat.text.indexOf(quote);
  return { kind: 'text', section, ...quoted(flat, { from, to: from + quote.length }) };
};
const cell = (row: string): Anchor => ({
  kind: 'cell',
  section: 'costs',
  table: 'lines',
  row,
  column: 'what',
  quote: 'Cover',
});
const place = (...anchors: Anchor[]) =>
  placedComments(
    anchors.map((anchor, at) => ({ id: String(at), anchor })),
    SECTIONS,
  );
const idsIn = (placed: ReturnType<typeof place>, slug: string) =>
  placed.get(slug)?.all.map(({ comment, number }) => [comment.id, number]);

describe('comments at what they are about', () => {
  it('are numbered through the case in the order of reading, whenever they were written', () => {
    const placed = place(
      cell('cover'),
      words('costs', 'Year', COSTS),
      words('rationale', 'They hid'),
      words('rationale', 'Six'),
    );
    expect(idsIn(placed, 'rationale')).toEqual([
      ['3', 1],
      ['2', 2],
    ]);
    expect(idsIn(placed, 'costs')).toEqual([
      ['1', 3],
      ['0', 4],
    ]);
    expect(placed.get('rationale')?.words.map(({ number, from }) => [number, from])).toEqual([
      [1, 0],
      [2, 18],
    ]);
    expect(placed.get('costs')?.cells.map(({ number, row }) => [number, row])).toEqual([[4, 'cover']]);
  });

  it('[C5] stand at their section when their words or their row are gone, and at the case when the section is', () => {
    const gone = { ...words('rationale', 'Six'), quote: 'Seven of nine' };
    const placed = place(gone, cell('away'), { kind: 'section', section: 'options' }, { kind: 'case' });
    expect(idsIn(placed, 'rationale')).toEqual([['0', null]]);
    expect(idsIn(placed, 'costs')).toEqual([['1', null]]);
    expect(idsIn(placed, '')).toEqual([
      ['2', null],
      ['3', null],
    ]);
  });

  it('about a section as a whole come before those about its words, and have no number', () => {
    const placed = place(words('rationale', 'Six'), { kind: 'section', section: 'rationale' });
    expect(idsIn(placed, 'rationale')).toEqual([
      ['1', null],
      ['0', 1],
    ]);
  });
});
