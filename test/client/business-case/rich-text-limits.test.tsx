import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Node } from '@tiptap/pm/model';
import { cleanedText } from '../../../server/rooms/business-case/rich-text.rule.ts';
import { cell, doc, item, list, p, quote, row, says, table, WHOLE } from '../../unit/rich-text-kit.ts';
import { anyNode } from '../../unit/rich-text-any.ts';
import { editorOf, openBox } from './rich-text-kit.tsx';

describe('what a section cannot take more of', () => {
  const full = cleanedText(doc(says('a'.repeat(59_990))));

  it('is not taken, and is said; what fits is', async () => {
    const box = await openBox({ value: full });
    await box.choose(1);
    await box.write('0123456789');
    expect(box.paper.textContent).toHaveLength(60_000);
    await box.write('x');
    expect(box.paper.textContent).toHaveLength(60_000);
    expect(box.getByRole('status').textContent).toBe(
      'That does not fit: a section holds 60,000 characters. Move a part of it to another section, or shorten it.',
    );
    await box.choose(1, 3);
    await box.user.click(box.tool('Bold'));
    expect(box.getByRole('status').textContent).toBe('');
  });

  it.each([
    ['more than 20 columns', `<table><tr>${'<td>x</td>'.repeat(21)}</tr></table>`, /20 columns/],
    ['two thousand lines', '<p>x</p>'.repeat(2_000), /more paragraphs and cells/],
    ['nine levels', `${'<ul><li>x'.repeat(9)}`, /eight levels/],
  ])('nor is a paste of %s', async (_, html, said) => {
    const box = await openBox({ value: cleanedText(doc(says('stays'))) });
    await box.paste(html);
    expect(box.paper.textContent).toBe('stays');
    expect(box.told).toEqual([]);
    expect(box.getByRole('status').textContent).toMatch(said);
  });
});

describe('a text and the editor', () => {
  it('agree: whatever the list of nodes lets through stands in the editor as it is', async () => {
    const { paper } = await openBox();
    const { schema } = editorOf(paper);
    const stands = (text: ReturnType<typeof cleanedText>) => {
      const node = Node.fromJSON(schema, text);
      node.check();
      expect(cleanedText(node.toJSON())).toEqual(text);
    };
    stands(cleanedText(WHOLE));
    stands(cleanedText(doc(table(row(cell(list(item(p(), quote(says('x'))))))))));
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 8 }), (content) =>
        stands(cleanedText({ type: 'doc', content })),
      ),
      { numRuns: 300 },
    );
  });
});
