import { describe, expect, it } from 'vitest';
import { richText } from '../../server/rooms/business-case/rich-text.contract.ts';
import {
  cleanedText,
  isEmptyText,
  plainText,
  safeAddress,
  wordCount,
} from '../../server/rooms/business-case/rich-text.rule.ts';
import {
  cell,
  doc,
  isTaken,
  item,
  link,
  list,
  p,
  quote,
  row,
  says,
  table,
  text,
  WHOLE,
} from './rich-text-kit.ts';

describe('a text in the closed list', () => {
  it('comes back as it was, and is taken at the door', () => {
    expect(cleanedText(WHOLE)).toEqual(WHOLE);
    expect(richText.parse(WHOLE)).toEqual(WHOLE);
  });

  it.each([null, undefined, 7, 'text', [], {}, { content: 'x' }, { content: [null, 7, 'x', []] }, doc()])(
    'that is none is an empty paragraph: %j',
    (json) => {
      expect(cleanedText(json)).toEqual(doc(p()));
      expect(isTaken(json)).toBe(false);
    },
  );

  it.each<[string, object, object]>([
    ['an unknown node is what it holds', { type: 'callout', content: [says('kept')] }, says('kept')],
    ['a script is the text that stood in it', p({ type: 'script', content: [text('x()')] }), says('x()')],
    [
      'an unknown node with nothing in it is gone',
      p(text('a'), { type: 'image', attrs: { src: 'x' } }),
      says('a'),
    ],
    [
      'a node called like a part of every object',
      p(text('a'), { type: 'constructor' }, { type: '__proto__' }),
      says('a'),
    ],
    ['attributes nobody sets are gone', { ...says('a'), attrs: { style: 'x', onclick: 'x()' } }, says('a')],
    [
      'an unknown mark is gone',
      p(text('a', { type: 'bold', attrs: { class: 'x' } }, { type: 'strike' })),
      p(text('a', { type: 'bold' })),
    ],
    [
      'marks stand once and in one order',
      p(text('a', { type: 'italic' }, { type: 'bold' }, { type: 'italic' })),
      p(text('a', { type: 'bold' }, { type: 'italic' })),
    ],
    ['neighbours alike are one', p(text('a'), text('b'), text('', { type: 'bold' }), text('c')), says('abc')],
    [
      'a heading of a page is one of a section',
      { type: 'heading', attrs: { level: 1 }, content: [text('a')] },
      { type: 'heading', attrs: { level: 3 }, content: [text('a')] },
    ],
    [
      'a deep heading is the lowest',
      { type: 'heading', attrs: { level: 6 } },
      { type: 'heading', attrs: { level: 4 } },
    ],
    [
      'text among blocks has its paragraph',
      quote(text('a'), { type: 'hardBreak' }, says('b')),
      quote(p(text('a'), { type: 'hardBreak' }), says('b')),
    ],
    [
      'a list begins at a number',
      { type: 'orderedList', attrs: { start: '7; x' }, content: [item(says('a'))] },
      { type: 'orderedList', attrs: { start: 1 }, content: [item(says('a'))] },
    ],
    ['an item begins with a line', list(item(quote(says('a')))), list(item(p(), quote(says('a'))))],
    ['what is no item of a list becomes one', list(says('a')), list(item(says('a')))],
    [
      'a table in a list is what its cells say',
      list(item(table(row(cell(says('a')), cell(says('b')))))),
      list(item(says('a'), says('b'))),
    ],
    [
      'rows are made equally long',
      table(row(cell(says('a'))), row(cell(says('b')), { type: 'tableHeader' })),
      table(row(cell(says('a')), cell(p())), row(cell(says('b')), { type: 'tableHeader', content: [p()] })),
    ],
    [
      'cells span nothing',
      table(row({ ...cell(says('a')), attrs: { colspan: 900, colwidth: [1], onmouseover: 'x' } })),
      table(row(cell(says('a')))),
    ],
    ['controls and turned directions are gone', says('a\u0000\u202eb\ufeff\ud800\uf0b7c'), says('abc')],
    ['a line break in a text is a space', says('a\nb\tc\u2028d'), says('a b c d')],
  ])('%s', (_, raw, expected) => {
    expect(isTaken(doc(raw))).toBe(false);
    expect(cleanedText(doc(raw))).toEqual(doc(expected));
    expect(isTaken(doc(expected))).toBe(true);
  });

  it.each(['https://example.org/', 'http://example.org/a%20b#c', 'mailto:ana@example.org?subject=Hola'])(
    'leads to %s',
    (href) => {
      const linked = doc(p(text('a', link(href))));
      expect(cleanedText(linked)).toEqual(linked);
      expect(isTaken(linked)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'https://bank.example@evil.example/',
    '//evil.example',
    '/app/course',
    'https://',
    '',
    null,
    { toString: 'x' },
    ['https://example.org/'],
  ])('does not lead to %j', (href) => {
    expect(safeAddress(href)).toBeUndefined();
    expect(cleanedText(doc(p(text('a', link(href)))))).toEqual(doc(says('a')));
    expect(isTaken(doc(p(text('a', link(href)))))).toBe(false);
  });

  it('does not lead to an address of two thousand signs', () => {
    const long = `https://example.org/${'a'.repeat(2_000)}`;
    expect(safeAddress(long)).toBeUndefined();
    expect(isTaken(doc(p(text('a', link(long)))))).toBe(false);
  });

  it('takes an address in the one way in which it is written', () => {
    expect(cleanedText(doc(p(text('a', link('HTTPS://Example.org')))))).toEqual(
      doc(p(text('a', link('https://example.org/')))),
    );
    expect(isTaken(doc(p(text('a', link('HTTPS://Example.org')))))).toBe(false);
  });
});

describe('the words of a text', () => {
  it('stand in lines: one for a paragraph, a heading, an item, a row', () => {
    expect(plainText(cleanedText(WHOLE))).toBe(
      'Why now\nHalf of them leave\nin year one.\nOne\nTwo\nThree\nFour\nFive\nand a half\nYear\tCost\n2027\t Six\n',
    );
    expect(plainText(null)).toBe('');
  });

  it.each<[number, object]>([
    [0, doc(p())],
    [0, doc(says(' – — … / ¿? '))],
    [3, doc(says('don’t e-mail 3.5'))],
    [5, doc(says('¿Cuántas personas renuncian cada año?'))],
    [5, doc(says('They stay—most of—them.'), says(''))],
    [1, doc(p(text('un'), text('til', { type: 'bold' })))],
    [2, doc(says('one'), says('two'))],
    [2, doc(p(text('one'), { type: 'hardBreak' }, text('two')))],
    [4, doc(table(row(cell(says('Year one')), cell(says('1,250 €')), cell(says('12 %')))))],
  ])('are %i', (count, raw) => {
    expect(wordCount(cleanedText(raw))).toBe(count);
  });

  it('are none where no sign is to be seen', () => {
    for (const empty of [
      null,
      doc(p()),
      doc(says(' \u00a0\u200b')),
      doc(p({ type: 'hardBreak' })),
      doc(table(row(cell(p())))),
    ])
      expect(isEmptyText(empty && cleanedText(empty))).toBe(true);
    expect(isEmptyText(cleanedText(doc(p(), says('.'))))).toBe(false);
  });
});
