import { hex } from '../setup/hex.ts';
import { toolAndLms, type Entered, type ToolAndLms } from '../setup/tool-and-lms.ts';
import type { WholeCase } from '../../server/rooms/business-case/case.types.ts';
import type { Block, Inline, Mark } from '../../server/rooms/business-case/rich-text.types.ts';
import { HOSTILE, richText } from '../unit/case-document-kit.ts';
import { sampleCase, withRows, withSection } from '../unit/case-kit.ts';

const CASE = '/api/business-case';

export type ExportKit = ToolAndLms & {
  enterAs(person: string): Promise<Entered>;
  /** Writes a case as the page does, section by section. */
  write(who: Entered, whole: WholeCase): Promise<void>;
  take(
    who: Entered,
    format: string,
    lang?: string,
  ): Promise<{ status: number; headers: Headers; bytes: Uint8Array }>;
};

export async function exportKit(): Promise<ExportKit> {
  const kit = await toolAndLms();
  const put = async ({ token }: Entered, path: string, value: unknown) => {
    const body = { write: hex(), revision: 0, value };
    const { status } = await kit.tool.call('PUT', CASE + path, { token, body });
    if (status !== 200) throw new Error(`${path} was answered ${status}`);
  };
  return {
    ...kit,
    enterAs: (person) => kit.enter({ site: 'moodle', person }),
    write: async (who, { head, sections }) => {
      await put(who, '/head', head);
      await Promise.all(sections.map(({ slug, value }) => put(who, `/sections/${slug}`, value)));
    },
    take: async ({ token }, format, lang = 'en') => {
      const address = `${kit.tool.origin}${CASE}/export/${format}?lang=${lang}`;
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: answer.headers, bytes };
    },
  };
}

/** Figures of the sheet of costs, as its page has them. */
export const SUMS = [
  ['4,449.60', '0.00', '4,449.60'],
  ['10,318.00', '10,318.00', '20,636.00'],
  ['14,767.60', '10,318.00', '25,085.60'],
  ['392.00', '280.00', '672.00'],
  ['14,375.60', '10,038.00', '24,413.60'],
  ['13,428.00', '13,428.00', '26,856.00'],
  ['-1,339.60', '3,110.00', '1,770.40'],
  ['-8,053.60', '-11,657.60', '-11,657.60'],
];

export const says = (text: string, ...marks: Mark[]): Inline => ({
  type: 'text',
  text,
  ...(marks[0] && { marks }),
});
export const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const item = (...content: Block[]) => ({ type: 'listItem' as const, content });
export const cell = (text: string, type: 'tableHeader' | 'tableCell') => ({
  type,
  content: [paragraph(says(text))],
});

/** Every form that a text can have. */
const FORMS = richText(
  { type: 'heading', attrs: { level: 3 }, content: [says('Why now')] },
  paragraph(says('plain '), says('bold', { type: 'bold' }), { type: 'hardBreak' }, says('below')),
  {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [
      item(paragraph(says('third')), {
        type: 'bulletList',
        content: [item(paragraph(says('inner')))],
      }),
      item(paragraph(says('fourth'))),
    ],
  },
  { type: 'orderedList', attrs: { start: 1 }, content: [item(paragraph(says('first again')))] },
  { type: 'blockquote', content: [paragraph(says('said'))] },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('Site', 'tableHeader'), cell('People', 'tableHeader')] },
      { type: 'tableRow', content: [cell('East', 'tableCell'), cell('14', 'tableCell')] },
    ],
  },
  paragraph(
    says('see '),
    says('the report', { type: 'link', attrs: { href: 'https://example.org/a?b=%3Cc%3E' } }),
  ),
);

export const inLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');

/** The same words in every place that somebody can write in. */
export function hostileCase() {
  const line = HOSTILE.join(' ');
  const whole = withRows(sampleCase(), 'decision/request', ([first]) =>
    HOSTILE.map((text, at) => ({
      key: `r${at}`,
      cells: { ...first?.cells, item: text, amount: `${at}` },
    })).slice(0, 6),
  );
  const text = richText(...HOSTILE.map((one) => paragraph(says(inLine(one)))));
  return withSection({ ...whole, head: { ...whole.head, title: line.slice(0, 160) } }, 'context', () => ({
    text,
    tables: {},
  }));
}

/** Learners with a case in English, with every form of text, one in Spanish, and one of words that mean no good. */
export async function writers(kit: ExportKit) {
  const [english, spanish, hostile] = await Promise.all([
    kit.enterAs('ines'),
    kit.enterAs('tom'),
    kit.enterAs('farah'),
  ]);
  const forms = withSection(sampleCase(), 'summary', (value) => ({ ...value, text: FORMS }));
  await Promise.all([
    kit.write(english, forms),
    kit.write(spanish, sampleCase('es')),
    kit.write(hostile, hostileCase()),
  ]);
  return { english, spanish, hostile };
}
