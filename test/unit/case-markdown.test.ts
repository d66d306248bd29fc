import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { MdNode } from '../../server/content/markdown.ts';
import { caseMarkdown } from '../../server/rooms/business-case/case-markdown.ts';
import type { Block, Inline, Mark } from '../../server/rooms/business-case/rich-text.types.ts';
import { documentOf, HOSTILE, richText, sampleDocument } from './case-document-kit.ts';
import { sampleCase, withRows, withSection } from './case-kit.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

const textOf = (node: MdNode): string =>
  node.type === 'break' || (node.type === 'html' && node.value === '<br>')
    ? '\n'
    : (node.value ?? (node.children ?? []).map(textOf).join(''));
const walk = (node: MdNode): MdNode[] => [node, ...(node.children ?? []).flatMap(walk)];

/** The file as a program that reads Markdown has it. */
const read = (bytes: Uint8Array): MdNode =>
  parser.parse(Buffer.from(bytes).toString('utf8')) as unknown as MdNode;
const readText = (...content: Block[]) => {
  const whole = withSection(sampleCase(), 'summary', () => ({ text: richText(...content), tables: {} }));
  const root = read(caseMarkdown(documentOf({ ...whole, sections: whole.sections.slice(0, 1) })));
  // Its title, what it is, and the title of the section.
  return (root.children ?? []).slice(3);
};
const says = (text: string, ...marks: Mark[]): Inline => ({ type: 'text', text, ...(marks[0] && { marks }) });
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });

describe('a case as Markdown', () => {
  it.each([
    ['en', 'Costs and benefits by year, in £'],
    ['es', 'Costos y beneficios por año, en £'],
  ] as const)(
    '[K14] has its title, sections and tables, and the figures of the screen, in %s',
    (lang, title) => {
      const root = read(caseMarkdown(sampleDocument(lang)));
      const all = root.children ?? [];
      expect(all.filter(({ depth }) => depth === 1)).toHaveLength(1);
      expect(all.flatMap((one) => (one.depth === 2 ? [textOf(one)] : []))).toEqual(
        sampleDocument(lang).sections.map((one) => one.title),
      );
      const at = all.findIndex((one) => textOf(one) === title);
      const rows = (all[at + 1]?.children ?? []).map((row) => (row.children ?? []).map(textOf));
      expect(rows.map((row) => row.slice(1)).slice(3, 8)).toEqual([
        ['14,767.60', '10,318.00', '25,085.60'],
        ['392.00', '280.00', '672.00'],
        ['14,375.60', '10,038.00', '24,413.60'],
        ['13,428.00', '13,428.00', '26,856.00'],
        ['-1,339.60', '3,110.00', '1,770.40'],
      ]);
      expect(all.some((one) => textOf(one).includes('2.20'))).toBe(true);
    },
  );

  it('keeps the form of a text: headings, lists in lists, quotes, tables, marks, links', () => {
    const item = (...content: Block[]) => ({ type: 'listItem' as const, content });
    const cell = (text: string, type: 'tableHeader' | 'tableCell') => ({
      type,
      content: [paragraph(says(text))],
    });
    const nodes = readText(
      { type: 'heading', attrs: { level: 3 }, content: [says('Why now')] },
      paragraph(
        says('a '),
        says('bold ', { type: 'bold' }),
        says('word'),
        { type: 'hardBreak' },
        says('- no list'),
      ),
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [
          item(paragraph(says('one')), {
            type: 'bulletList',
            content: [item(paragraph(says('deep'))), item(paragraph(says('deeper')))],
          }),
          item(paragraph(says('two'))),
        ],
      },
      { type: 'blockquote', content: [paragraph(says('said')), paragraph(says('again'))] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('a|b', 'tableHeader'), cell('c', 'tableHeader')] },
          { type: 'tableRow', content: [cell('1', 'tableCell'), cell('2', 'tableCell')] },
        ],
      },
      paragraph(
        says('see', { type: 'italic' }, { type: 'link', attrs: { href: 'https://example.org/a_(b)?q=<x>' } }),
      ),
    );
    expect(nodes.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'blockquote',
      'table',
      'paragraph',
    ]);
    expect(nodes[0]).toMatchObject({ depth: 3 });
    expect(textOf(nodes[1]!)).toBe('a bold word\n- no list');
    expect(nodes[2]).toMatchObject({ ordered: true, start: 3 });
    expect(walk(nodes[2]!).filter(({ type }) => type === 'listItem')).toHaveLength(4);
    expect(nodes[3]?.children).toHaveLength(2);
    expect((nodes[4]?.children ?? []).map((row) => (row.children ?? []).map(textOf))).toEqual([
      ['a|b', 'c'],
      ['1', '2'],
    ]);
    const link = walk(nodes[5]!).find(({ type }) => type === 'link');
    expect(link?.url).toBe('https://example.org/a_(b)?q=%3Cx%3E');
  });

  it('keeps two lists apart that stand next to each other', () => {
    const list = (text: string): Block => ({
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(says(text))] }],
    });
    expect(readText(list('one'), list('two')).map(({ type }) => type)).toEqual(['list', 'list']);
  });

  it.each(HOSTILE)('takes %j for what was written and for no sign of its own', (text) => {
    const written = text.replaceAll('\n', ' ');
    const nodes = readText(paragraph(says(written)), paragraph(says(written, { type: 'bold' }), says('x')));
    expect(nodes.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
    expect(textOf(nodes[0]!)).toBe(written.trim());
    const whole = withRows(sampleCase(), 'decision/request', (rows) => [
      { ...rows[0]!, cells: { ...rows[0]!.cells, item: text, amount: text } },
    ]);
    const root = read(caseMarkdown(documentOf({ ...whole, head: { ...whole.head, title: text } })));
    const all = walk(root);
    expect(all.filter(({ type, value }) => type === 'html' && value !== '<br>')).toEqual([]);
    expect(all.some(({ type }) => type === 'image')).toBe(false);
    expect(all.flatMap(({ url }) => url ?? []).filter((url) => !/^(https?|mailto):/.test(url))).toEqual([]);
    const cells = all.filter(({ type }) => type === 'tableCell').map(textOf);
    expect(cells).toContain(text.replaceAll(/ +\n/g, '\n'));
    expect(textOf(all.find(({ depth }) => depth === 1)!)).toBe(written.trim());
  });

  it('leads nowhere but to pages and letters, whatever a link says', () => {
    const nodes = readText(
      paragraph(says('here', { type: 'link', attrs: { href: 'javascript:alert(1)' } })),
      paragraph(says('there', { type: 'link', attrs: { href: 'data:text/html,<script>' } })),
    );
    expect(nodes.flatMap(walk).filter(({ type }) => type === 'link')).toEqual([]);
    expect(nodes.map(textOf)).toEqual(['here', 'there']);
  });
});
