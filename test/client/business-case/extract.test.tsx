import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { needWords, speak } from '../../../client/core/i18n.ts';
import type { OpenedCase } from '../../../client/rooms/business-case/business-case.types.ts';
import { TakeExtract } from '../../../client/rooms/business-case/extract.tsx';
import { templateSchema } from '../../../server/rooms/business-case/business-case.schema.ts';
import { presentTemplate } from '../../../server/rooms/business-case/case.present.ts';
import type { WholeCase } from '../../../server/rooms/business-case/case.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { college, sections } from './kit.tsx';

const FILE = 'course-content/advanced-mentoring/business-case/template.yaml';
const template = presentTemplate({ ...templateSchema.parse(parse(readFileSync(FILE, 'utf8'))), sections });
const AT = '2026-06-26T10:00:00.000Z';

let asked: string[];
let saved: string[];

const opened = ({ head, sections: written }: WholeCase) =>
  ({
    lang: 'en',
    template,
    head: { value: head, revision: 1, savedAt: AT },
    sections: written.map((one) => ({ ...one, revision: 1, savedAt: AT, checkedAt: null })),
  }) as unknown as OpenedCase;

beforeEach(async () => {
  pressesApart();
  [asked, saved] = [[], []];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    if (url.includes('/export/')) return new Response('file');
    const { head, sections: kept } = college();
    const parts = kept
      .filter(({ slug }) => slug !== 'decision')
      .map((one) => ({ ...one, revision: 1, savedAt: AT }));
    return Response.json({ id: 'v1', made: 'submitted', number: 1, name: '', at: AT, head, sections: parts });
  });
  URL.createObjectURL = () => 'blob:nothing';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await needWords('core', 'case', 'case-copies', 'case-extract', 'case-versions');
  await speak('en');
  return () => void vi.restoreAllMocks();
});

const page = (params: Record<string, string> = {}, whole = college()) =>
  render(<TakeExtract opened={opened(whole)} params={params} />);

describe('[S2.9] an extract of the case', () => {
  it('begins with a ready-made choice, each of which says who it is for, what it holds and what is still open', async () => {
    const { getByRole, user } = page();
    const first = getByRole('radio', { name: 'Summary and request' }) as HTMLInputElement;
    expect(first.checked).toBe(true);
    const saysOf = (name: string) =>
      document.getElementById(getByRole('radio', { name }).getAttribute('aria-describedby') ?? '')
        ?.textContent;
    expect(saysOf('Costs and benefits')).toMatch(
      /^For somebody in finance\.[^]*\sIn it: Costs, benefits and value · The decision requested\.$/,
    );
    expect(saysOf('People and safeguards')).toMatch(
      /Not written yet: Training and support\.$|Not written yet/,
    );
    await user.click(getByRole('radio', { name: 'Costs and benefits' }));
    await user.click(getByRole('button', { name: 'Word (.docx)' }));
    await vi.waitFor(() => expect(saved).toEqual(['business-case-extract.en.docx']));
    const sent = 'lang=en&sections=costs-benefits%2Cdecision';
    expect(asked).toEqual([`/api/business-case/export/docx?${sent}`]);
    expect(await axeFaults()).toEqual([]);
  });

  it('can be of any sections, in the other language, and says which of them judge people', async () => {
    const { getByRole, getByLabelText, queryByText, findByText, queryByRole, user } = page();
    await user.click(getByRole('radio', { name: 'Sections you choose' }));
    for (const name of ['Summary', 'The decision requested'])
      await user.click(getByRole('checkbox', { name }));
    await findByText('Tick at least one section.');
    expect(queryByRole('button', { name: 'PDF' })).toBeNull();
    expect(queryByText(/say what you think of people/)).toBeNull();
    await user.click(getByRole('checkbox', { name: 'Risks and responses' }));
    await findByText(/say what you think of people/);
    await user.click(getByLabelText('Spanish'));
    await user.click(getByRole('button', { name: 'PDF' }));
    await vi.waitFor(() => expect(saved).toEqual(['business-case-extract.es.pdf']));
    expect(asked).toEqual(['/api/business-case/export/pdf?lang=es&sections=risks']);
    expect(queryByRole('button', { name: 'Slides (.pptx)' })).toBeNull();
  });

  it('[C14] is of a version that was kept, whole or in part, and says of which', async () => {
    const { findByText, getByRole, user } = page({ version: 'v1' });
    await findByText(/^Of: Version 1, handed in/);
    await user.click(getByRole('button', { name: 'Slides (.pptx)' }));
    await vi.waitFor(() => expect(saved).toEqual(['business-case.en.pptx']));
    expect(asked.at(-1)).toBe('/api/business-case/export/pptx?lang=en&version=v1');
    await user.click(getByRole('radio', { name: 'Summary and request' }));
    await user.click(getByRole('button', { name: 'Markdown (.md)' }));
    await vi.waitFor(() => expect(saved).toHaveLength(2));
    expect(asked.at(-1)).toBe('/api/business-case/export/md?lang=en&version=v1&sections=summary');
  });

  it('waits for the first word', () => {
    page({}, { ...college(), sections: [] }).getByText(/^Nothing is written yet/);
  });
});
