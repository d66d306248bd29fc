import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../server/core/endpoint.contract.ts';
import { serve } from '../../server/core/endpoint.ts';
import { openApi } from '../../server/core/openapi.ts';
import { richText } from '../../server/rooms/business-case/rich-text.contract.ts';
import { cleanedText, plainText } from '../../server/rooms/business-case/rich-text.rule.ts';
import { anyNode } from './rich-text-any.ts';
import { cell, doc, isTaken, item, list, p, quote, row, says, table } from './rich-text-kit.ts';

const nested = (levels: number, wrap: (inner: object) => object, inner: object): object =>
  levels === 0 ? inner : wrap(nested(levels - 1, wrap, inner));

describe('how much a text may hold', () => {
  it('eight lists within one another, and the text of a ninth in the eighth', () => {
    const lists = (levels: number) => doc(nested(levels, (inner) => list(item(p(), inner)), says('deep')));
    expect(cleanedText(lists(8))).toEqual(lists(8));
    expect(isTaken(lists(8))).toBe(true);
    expect(isTaken(lists(9))).toBe(false);
    expect(plainText(cleanedText(lists(9))).trim()).toBe('deep');
    expect(isTaken(doc(nested(9, quote, says('deep'))))).toBe(false);
  });

  it('two thousand nodes and sixty thousand characters', () => {
    const paragraphs = (count: number) => doc(...Array.from({ length: count }, () => p()));
    expect(isTaken(paragraphs(1_999))).toBe(true);
    expect(isTaken(paragraphs(2_000))).toBe(false);
    expect(cleanedText(paragraphs(5_000))).toEqual(paragraphs(1_999));
    expect(isTaken(doc(says('a'.repeat(60_000))))).toBe(true);
    expect(isTaken(doc(says('a'.repeat(30_000)), says('a'.repeat(30_001))))).toBe(false);
    expect(cleanedText(doc(says('a'.repeat(50_000)), says('b'.repeat(50_000))))).toEqual(
      doc(says('a'.repeat(50_000)), says('b'.repeat(10_000))),
    );
    expect(cleanedText(doc(says(`${'a'.repeat(59_999)}\u{1f600}`)))).toEqual(doc(says('a'.repeat(59_999))));
  });

  it('twenty columns', () => {
    const wide = (columns: number) => doc(table(row(...Array.from({ length: columns }, () => cell(p())))));
    expect(isTaken(wide(20))).toBe(true);
    expect(isTaken(wide(21))).toBe(false);
    expect(cleanedText(wide(21))).toEqual(wide(20));
  });

  it('a text of no bottom and one of no end are refused and cut, and nothing falls over', () => {
    // As deep as a body of the largest size can be.
    const deep = JSON.parse(`${'{"content":['.repeat(20_000)}${']}'.repeat(20_000)}`) as unknown;
    const wide = doc(
      ...Array.from({ length: 200 }, () => table(row(...Array.from({ length: 900 }, () => ({}))))),
    );
    for (const hostile of [deep, doc(nested(5_000, quote, says('x'))), wide]) {
      expect(isTaken(hostile)).toBe(false);
      expect(isTaken(cleanedText(hostile))).toBe(true);
    }
  });

  it('padding that makes a table too long takes the table, not what stands before it', () => {
    const ragged = table(
      row(...Array.from({ length: 20 }, () => cell(p()))),
      ...Array.from({ length: 300 }, () => row(cell(p()))),
    );
    expect(cleanedText(doc(says('before'), ragged))).toEqual(doc(says('before')));
  });
});

describe('whatever comes', () => {
  it('what is made of it is taken at the door, and is itself when it comes again', () => {
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 8 }), (content) => {
        const cleaned = cleanedText({ type: 'doc', content });
        expect(richText.parse(cleaned)).toEqual(cleaned);
        expect(cleanedText(cleaned)).toEqual(cleaned);
      }),
      { numRuns: 500 },
    );
  });
});

it('the API document names the shape of a text once, and it holds itself by that name', () => {
  const spec = endpoint('PUT /api/texts', {
    permission: 'public',
    summary: 'A text.',
    body: z.strictObject({ text: richText.nullable() }),
    answer: z.strictObject({ text: richText }),
  });
  const document = openApi([serve(spec, () => Promise.reject(new Error('never called')))]);
  expect(Object.keys(document.components.schemas)).toEqual(['Problem', 'RichText', 'RichTextBlock']);
  const written = JSON.stringify(document);
  expect(written).toContain('"$ref":"#/components/schemas/RichText"');
  expect(written).not.toContain('$defs');
});
