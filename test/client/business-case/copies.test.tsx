import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { templateSchema } from '../../../server/rooms/business-case/business-case.schema.ts';
import type { WholeCase } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { needWords, speak } from '../../../client/core/i18n.ts';
import type { OpenedCase } from '../../../client/rooms/business-case/business-case.types.ts';
import { CaseRead } from '../../../client/rooms/business-case/case-read.tsx';
import { ownSharing } from '../../../client/rooms/sharing/sharing.state.ts';
import type { OwnSharing } from '../../../client/rooms/sharing/sharing.types.ts';
import { TakeCopies } from '../../../client/rooms/business-case/copies.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { college, sections } from './kit.tsx';

let asked: string[];
let saved: string[];
let whole: WholeCase;
let copies: OwnSharing['copies'];
let answerFile: () => Response | Promise<Response>;

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

const {
  kinds,
  extracts,
  drafting_order: draftingOrder,
} = templateSchema.parse(
  parse(readFileSync('course-content/advanced-mentoring/business-case/template.yaml', 'utf8')),
);

/** The case as the server answers it. */
const opened = () => ({
  lang: 'en',
  template: { kinds, extracts, draftingOrder, sections },
  head: { value: whole.head, revision: 1, savedAt: '2026-06-26T10:00:00.000Z' },
  sections: whole.sections.map(({ slug, value }) => ({
    slug,
    value,
    revision: 1,
    savedAt: '2026-06-26T10:00:00.000Z',
    checkedAt: null,
    again: [],
  })),
});

beforeEach(async () => {
  pressesApart();
  asked = [];
  saved = [];
  whole = college();
  copies = [];
  answerFile = () => new Response('file');
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    if (url === '/api/sharing') return json({ items: [], copies });
    return url.startsWith('/api/business-case/export') ? answerFile() : json(opened());
  });
  URL.createObjectURL = () => 'blob:nothing';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await needWords('core', 'core-problem', 'case', 'case-copies', 'case-versions', 'forms', 'sharing');
  await speak('en');
  return () => void vi.restoreAllMocks();
});

describe('[C14] taking a copy of the case', () => {
  it('is one press for each kind of file, in the language of the page or in the other one', async () => {
    const page = render(<TakeCopies />);
    await page.user.click(page.getByText('Take a copy'));
    await page.user.click(page.getByRole('button', { name: 'PDF' }));
    await vi.waitFor(() => expect(saved).toEqual(['business-case.en.pdf']));
    expect(asked).toEqual(['/api/business-case/export/pdf?lang=en']);
    await page.findByText('PDF is among your downloads.');
    await new Promise((done) => setTimeout(done, 0));
    await page.user.click(page.getByText('Take a copy'));
    await page.user.click(page.getByLabelText('Spanish'));
    await page.user.click(page.getByRole('button', { name: 'Word (.docx)' }));
    await vi.waitFor(() => expect(saved.at(-1)).toBe('business-case.es.docx'));
    expect(asked.at(-1)).toBe('/api/business-case/export/docx?lang=es');
    expect(await axeFaults()).toEqual([]);
  });

  it('says how long it takes and that one may go on, and what went wrong', async () => {
    let finish: (file: Response) => void = () => {};
    answerFile = () => new Promise((done) => (finish = done));
    const page = render(<TakeCopies />);
    await page.user.click(page.getByText('Take a copy'));
    await page.user.click(page.getByRole('button', { name: 'PDF' }));
    await page.findByText('PDF is being made. It takes a few seconds, and you may go on writing.');
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    finish(json({ error: { code: 'internal', ref: 'r' } }, 500));
    await page.findByText('Something went wrong on our side.');
    expect(saved).toEqual([]);
    expect(page.queryByText(/is being made/)).toBeNull();
  });
});

describe('the case to read and to print', () => {
  const read = async () => {
    const page = render(<CaseRead opened={opened() as unknown as OpenedCase} />);
    await page.findByRole('heading', { level: 1 });
    return page;
  };

  it('[K14] has its title, its sections and its tables, with the figures of every file', async () => {
    const page = await read();
    page.getByRole('heading', { level: 1, name: 'On Side: peer mentoring for first-year teachers' });
    expect(page.getAllByRole('heading', { level: 2 })).toHaveLength(14);
    const sums = page.getByRole('table', { name: 'Costs and benefits by year, in £' });
    const rows = [...sums.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
    );
    expect(rows.slice(2)).toEqual([
      ['14,767.60', '10,318.00', '25,085.60'],
      ['392.00', '280.00', '672.00'],
      ['14,375.60', '10,038.00', '24,413.60'],
      ['13,428.00', '13,428.00', '26,856.00'],
      ['-1,339.60', '3,110.00', '1,770.40'],
      ['-8,053.60', '-11,657.60', '-11,657.60'],
    ]);
    page.getByText(/^Year 1 pays for itself with 2\.20 of/);
    expect(document.body.textContent).not.toMatch(/What does doing nothing cost/);
    expect(await axeFaults()).toEqual([]);
  });

  it('[N19] ends a section that was adapted with whose it was, and no other', async () => {
    copies = [
      {
        id: 'a',
        kind: 'section',
        part: 'rationale',
        at: '2026-06-26T10:00:00.000Z',
        state: 'placed',
        credits: [
          { author: { name: 'Grace Hall', number: 4 }, at: '2026-06-12T10:00:00.000Z' },
          { author: { name: null, number: null }, at: '2026-06-01T10:00:00.000Z' },
        ],
      },
    ];
    ownSharing().invalidate();
    const page = await read();
    const line = await page.findByText(/^Adapted from/);
    expect(line.textContent).toBe(
      'Adapted from “Rationale: the need and the evidence” by Grace Hall (version of 12 June 2026) and a former member (version of 1 June 2026).',
    );
    expect(line.closest('section')?.querySelector('h2')?.textContent).toBe(
      'Rationale: the need and the evidence',
    );
    expect(page.getAllByText(/^Adapted from/)).toHaveLength(1);
  });

  it('leads where its links lead, in a window of their own, and nowhere that could run', async () => {
    const link = (text: string, href: string) => ({
      type: 'text',
      text,
      marks: [{ type: 'link', attrs: { href } }],
    });
    const content = [
      link('The survey', 'https://example.org/survey'),
      link('Ask the lead', 'mailto:lead@example.org'),
      link('Press', 'javascript:alert(1)'),
      link('Or this', 'data:text/html,<script>alert(1)</script>'),
    ];
    const text = { type: 'doc', content: [{ type: 'paragraph', content }] };
    const value = { text, tables: {} } as unknown as WholeCase['sections'][number]['value'];
    whole = { ...whole, sections: [{ slug: 'summary', value }] };
    const page = await read();
    const links = [...page.place.querySelectorAll<HTMLAnchorElement>('.read a')];
    expect(links.map(({ textContent, href, target, rel }) => [textContent, href, target, rel])).toEqual([
      ['The survey', 'https://example.org/survey', '_blank', 'nofollow noopener noreferrer'],
      ['Ask the lead', 'mailto:lead@example.org', '_blank', 'nofollow noopener noreferrer'],
    ]);
    expect(page.place.textContent).toContain('Press');
  });

  it('draws what was written and runs none of it', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    whole = {
      head: { ...whole.head, title: text },
      sections: [
        {
          slug: 'summary',
          value: {
            text: {
              type: 'doc',
              content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
            },
            tables: {},
          },
        },
      ],
    };
    const page = await read();
    page.getByRole('heading', { level: 1, name: text });
    expect(document.body.querySelectorAll('script, img')).toHaveLength(0);
    expect(page.getAllByRole('heading', { level: 2 })).toHaveLength(1);
  });

  it('says so while nothing is written', async () => {
    whole = { head: whole.head, sections: [] };
    const page = await read();
    page.getByText(/^Nothing is written yet/);
    expect(page.getByRole('link', { name: 'Back to writing' }).getAttribute('href')).toBe('/app/case');
  });
});
