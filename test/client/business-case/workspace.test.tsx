import './rich-text-kit.tsx';
import { describe, expect, it, vi } from 'vitest';
import type { RichText } from '../../../server/rooms/business-case/rich-text.types.ts';
import { axeFaults } from '../axe.ts';
import { college, texts } from './kit.tsx';
import { BEGUN, openWorkspace } from './workspace-kit.tsx';

type Page = Awaited<ReturnType<typeof openWorkspace>>;

const say = (count: number): RichText => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: Array.from({ length: count }, () => 'word').join(' ') }],
    },
  ],
});
const value = (text: RichText | null, tables = {}) => ({ text, tables });
const links = (page: Page, place: string) =>
  [...page.place.querySelectorAll(`${place} a`)].map((one) => [one.textContent, one.getAttribute('href')]);
const listed = (page: Page) =>
  texts(page, '.case-sections li > a[href] > span:nth-child(2)').map((text) =>
    text.replace(/ optional$/, ''),
  );
const lastHead = async (page: Page) => {
  await vi.waitFor(() => expect(page.heads).not.toEqual([]), { timeout: 10_000 });
  return page.heads.at(-1);
};

describe('a case that nobody has begun', () => {
  const NEW = { title: '', kind: null, taken: [] };

  it('asks what it will be, and each kind says which sections it brings', async () => {
    const page = await openWorkspace(undefined, { head: NEW });
    const said = page
      .getAllByRole<HTMLInputElement>('radio')
      .map((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent);
    expect(said.map((text) => /brings: (.*)\.$/.exec(text ?? '')?.[1])).toEqual([
      'How the programme will run · Recruitment, selection and matching · Risks and responses · Pilot plan and timeline',
      'Options considered · Stakeholders and sponsorship · Pilot plan and timeline',
      'Preparing and supporting people · Sustainability and community',
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('[B1] begins with the sections of its kind beside those that every case has', async () => {
    const page = await openWorkspace(undefined, { head: NEW });
    await page.user.click(page.getByRole('button', { name: 'Begin the case' }));
    page.getByText('Choose one of the three to begin.');
    expect(page.heads).toEqual([]);
    await page.user.click(page.getByRole('radio', { name: /^Improve a programme/ }));
    await page.user.click(page.getByRole('button', { name: 'Begin the case' }));
    expect(await lastHead(page)).toMatchObject({
      kind: 'improve',
      taken: ['training-support', 'sustainability'],
    });
    expect(listed(page)).toHaveLength(12);
    expect(listed(page)).toEqual(expect.arrayContaining(['Summary', 'Preparing and supporting people']));
    page.getByText('6 left out');
  });
});

describe('a case that was just begun', () => {
  const CRITERIA = 'Success criteria';

  it('[S1.11] leads to a first success criterion before anything of section 2, and stays there while it is written', async () => {
    const page = await openWorkspace(undefined, {});
    await page.findByRole('heading', { level: 2, name: `5 ${CRITERIA}` });
    await page.findByText(/^Begin here, with one criterion/);
    const statement = await page.findByLabelText('Statement, row 1');
    await page.user.type(statement, 'Fewer first-year teachers leave');
    await vi.waitFor(() => expect(page.queryByText(/^Begin here/)).toBeNull(), { timeout: 5_000 });
    page.getByRole('heading', { level: 2, name: `5 ${CRITERIA}` });
  });

  it('[S1.11] is led there from any other section', async () => {
    const context = await openWorkspace('context', {});
    const first = await context.findByRole('link', { name: /^Before you go on: say in one criterion/ });
    expect(first.getAttribute('href')).toBe('/app/case/success-criteria');
  });

  it('[S1.11] goes on with section 2 once somebody has said what success would be', async () => {
    const criteria = [{ key: 'a', cells: { statement: 'Fewer leave' } }];
    const page = await openWorkspace(undefined, {
      sections: { 'success-criteria': value(null, { criteria }) },
    });
    await page.findByRole('heading', { level: 2, name: /^2 Organisational context/ });
    expect(page.queryByRole('link', { name: /^Before you go on/ })).toBeNull();
  });
});

describe('what a case lacks', () => {
  it('[B3] is said in sentences, each with the way to where it is mended', async () => {
    const criteria = college().sections.find(({ slug }) => slug === 'success-criteria')?.value;
    const [first] = criteria?.tables['criteria'] ?? [];
    const page = await openWorkspace('context', {
      sections: {
        context: value(say(160)),
        'success-criteria': value(null, { criteria: [first] }),
        risks: value(null),
      },
    });
    await page.findByRole('heading', { name: 'Before you hand it in' });
    const sentence = page.getByText(/3 success criteria or more are needed; there is 1/);
    expect(sentence.querySelector('a')?.getAttribute('href')).toBe('/app/case/success-criteria');
    const found = links(page, '.case-missing');
    expect(found).toContainEqual(['Summary', '/app/case/summary']);
    expect(found).toContainEqual(['Risks and responses', '/app/case/risks']);
    expect(found.map(([name]) => name)).not.toContain('Organisational context');
    const optional = page.getByText(/^Write in these, or leave them out:/);
    expect(optional.textContent).toContain('Risks and responses');
    expect(await axeFaults()).toEqual([]);
  });
});

describe('an optional section', () => {
  it('[B1] [S1.13] goes with a reason and not without one', async () => {
    const page = await openWorkspace('risks', {});
    await page.user.click(await page.findByText('Leave this section out'));
    await page.user.click(page.getByRole('button', { name: 'Leave it out' }));
    const reason = page.getByLabelText('Why it is not needed, in one line');
    expect(reason.getAttribute('aria-invalid')).toBe('true');
    await page.user.type(reason, '   ');
    await page.user.click(page.getByRole('button', { name: 'Leave it out' }));
    expect(page.heads).toEqual([]);
    await page.user.type(reason, 'They stand in the plan.');
    await page.user.click(page.getByRole('button', { name: 'Leave it out' }));
    expect(await lastHead(page)).toMatchObject({ taken: [], reasons: { risks: 'They stand in the plan.' } });
    page.getByText('This section is not in the case. They stand in the plan.');
    page.getByText('8 left out');
  });

  it('is the only kind that can go', async () => {
    const page = await openWorkspace('context', {});
    await page.findByText('How another case did this');
    expect(page.queryByText('Leave this section out')).toBeNull();
  });
});

describe('the text of a section', () => {
  it.each([
    [100, '100 words. The guide is 200 to 300: there is room for more.'],
    [120, '120 words. The guide is 200 to 300.'],
    [390, '390 words. The guide is 200 to 300.'],
    [391, '391 words. The guide is 200 to 300: what could go?'],
  ])('[B8] of %i words is measured against its guide, and never stopped', async (count, said) => {
    const page = await openWorkspace('rationale', { sections: { rationale: value(say(count)) } });
    await page.findByText(said);
  });
});

describe('money in a case', () => {
  it('[B4] is of one currency, which the heads of its columns say', async () => {
    const page = await openWorkspace('costs-benefits', { head: { ...BEGUN, currency: 'GBP' } });
    const heads = () => texts(page, '[data-table=lines] th');
    await vi.waitFor(() => expect(heads()).toContain('Unit cost, £'));
    await page.user.click(page.getByText('Name, currency and kind'));
    await page.user.selectOptions(page.getByLabelText('Currency'), 'EUR');
    expect(heads()).toContain('Unit cost, €');
    expect(heads()).not.toContain('Unit cost, £');
    expect(await lastHead(page)).toMatchObject({ currency: 'EUR' });
  });
});
