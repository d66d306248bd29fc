import type { RichText } from '../../server/rooms/business-case/rich-text.types.ts';
import type { CaseHead, SectionValue, WholeCase } from '../../server/rooms/business-case/case.types.ts';
import type { BusinessCaseTemplate } from '../../server/rooms/business-case/business-case.content.ts';
import { HOSTILE as PASTED } from '../client/business-case/pasted/hostile.ts';
import { HOSTILE as WRITTEN } from '../unit/case-document-kit.ts';

/** What any of these would do, if it did anything: call `hostile()`, or load something of a name that nobody has. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...PASTED,
  ...WRITTEN.map((text) => text.replaceAll('alert(1)', 'hostile()')),
  '</script><script>hostile()</script>',
  '</textarea><img src=x onerror=hostile()>',
  '</title><svg onload=hostile()>',
  "' onfocus=hostile() autofocus x='",
  'javascript:hostile()',
  '${hostile()} #{hostile()} <%= hostile() %>',
];

const LONGEST_TITLE = 160;
const words = (text: string) => ({ type: 'text' as const, text: text.replaceAll(/\s*\n\s*/g, ' ') });
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [words(text)] });

/** All of them in every kind of place that a text has. */
export const hostileText: RichText = {
  type: 'doc',
  content: [
    ...HOSTILE_TEXTS.map((text) => ({
      type: 'heading' as const,
      attrs: { level: 3 as const },
      content: [words(text)],
    })),
    ...HOSTILE_TEXTS.map((text) => ({
      type: 'paragraph' as const,
      content: [
        { ...words(text), marks: [{ type: 'bold' as const }] },
        {
          ...words(text),
          marks: [{ type: 'link' as const, attrs: { href: 'https://example.org/?a=%22onclick=hostile()' } }],
        },
      ],
    })),
    {
      type: 'bulletList',
      content: HOSTILE_TEXTS.map((text) => ({ type: 'listItem' as const, content: [paragraph(text)] })),
    },
    { type: 'blockquote', content: HOSTILE_TEXTS.map(paragraph) },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: HOSTILE_TEXTS.slice(0, 2).map((text) => cell('tableHeader', text)) },
        ...HOSTILE_TEXTS.map((text) => ({
          type: 'tableRow' as const,
          content: [cell('tableCell', text), cell('tableCell', text)],
        })),
      ],
    },
  ],
};

function cell(type: 'tableHeader' | 'tableCell', text: string) {
  return { type, content: [paragraph(text)] };
}

export const hostileTitle = HOSTILE_TEXTS.join(' ').slice(0, LONGEST_TITLE).replaceAll('\n', ' ');

/** A finished case in whose every free cell one of them stands, each in turn, with a text of all of them in one section. */
export function hostileCase(whole: WholeCase, template: BusinessCaseTemplate): WholeCase {
  let turn = 0;
  const next = () => HOSTILE_TEXTS[(turn += 1) % HOSTILE_TEXTS.length] ?? '';
  const withCells = (slug: string, { tables, text }: SectionValue): SectionValue => ({
    text: slug === 'context' ? hostileText : text,
    tables: Object.fromEntries(
      Object.entries(tables).map(([key, rows]) => {
        const columns = template.sections
          .find((one) => one.slug === slug)
          ?.tables.find((one) => one.key === key)?.columns;
        const free = (columns ?? []).filter(({ type }) => type === 'text' || type === 'textarea');
        return [
          key,
          rows.map((row) => ({
            ...row,
            cells: { ...row.cells, ...Object.fromEntries(free.map((column) => [column.key, next()])) },
          })),
        ];
      }),
    ),
  });
  const head: CaseHead = { ...whole.head, title: hostileTitle };
  return {
    head,
    sections: whole.sections.map(({ slug, value }) => ({ slug, value: withCells(slug, value) })),
  };
}
