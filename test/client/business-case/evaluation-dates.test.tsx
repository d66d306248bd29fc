import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import '../../../client/rooms/business-case/evaluation-dates.tsx';
import { TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import { changed, withRows } from '../../unit/case-kit.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { arrive, college, table, texts, write } from './kit.tsx';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-05T09:00:00Z') });
  await needWords('case-evaluation');
  await arrive();
});

afterEach(() => void vi.useRealTimers());

const TITLE = 'Dates and forms of this plan';
const open = async (whole = college()) => {
  const page = write('evaluation', whole);
  await page.findByRole('heading', { name: TITLE });
  return page;
};
const days = (page: Awaited<ReturnType<typeof open>>) =>
  table(page, TITLE).map(([what, when, , form]) => [what, when, form]);

describe('[N9] [S1.11] the section of the evaluation', () => {
  it('says on which days what is collected, which comes next, and with which form', async () => {
    const page = await open();
    expect(texts(page, '.evaluation-dates b')).toEqual([
      'Next: 7 January 2027. Do pairs meet and finish? · Is time released?',
    ]);
    const monthly = '12 days, from 7 October 2026 to 7 September 2027';
    expect(days(page)).toEqual([
      ['Do pairs meet and finish?', monthly, 'The record sheet, below'],
      ['Is time released?', monthly, 'The record sheet, below'],
      ['Does it feel safe to ask?', '29 January 2027 and 30 April 2027', 'The short survey, below'],
      ['Are mentors listening?', '12 March 2027 (after sessions 3 and 5)', 'Mid-point review of a pair'],
      ['Programme review at 6 months', '12 March 2027', 'Programme review, 6 months'],
      ['For whom did it not work?', '7 June 2027', 'The record sheet, below'],
      ['Do they stay?', '31 August 2027', 'The record sheet, below'],
      ['Programme review at 12 months', '10 September 2027', 'Programme review, 12 months'],
    ]);
    page.getByText('Counted from the launch on 7 September 2026. When the launch moves, they move.');
    expect(page.getByRole('link', { name: 'Programme review, 6 months' }).getAttribute('href')).toBe(
      '/app/forms/programme-review/6/blank',
    );
    expect(page.getByRole('link', { name: 'Mid-point review of a pair' }).getAttribute('href')).toBe(
      '/app/forms/midpoint-review/plain/blank',
    );
    expect(await axeFaults()).toEqual([]);
  });

  it('says what a row waits for that has no day, with the way to the timeline', async () => {
    const whole = withRows(college(), TABLES.milestones, (rows) =>
      changed(rows, 'applications', { end: '' }),
    );
    const page = await open(whole);
    expect(days(page).at(-1)?.slice(0, 2)).toEqual([
      'For whom did it not work?',
      'No day until the timeline has a launch.',
    ]);
    expect(page.getByRole('link', { name: 'Open the timeline' }).getAttribute('href')).toBe(
      '/app/case/pilot-timeline',
    );
  });

  it('follows what is written in its table at once', async () => {
    const page = await open();
    await page.user.selectOptions(page.getByLabelText('When, row 1'), 'On days of your own');
    await page.user.selectOptions(page.getByLabelText('When, row 1'), 'Every three months for a year');
    await vi.waitFor(() =>
      expect(days(page).find(([what]) => what === 'Do they stay?')?.[1]).toBe(
        '4 days, from 7 December 2026 to 7 September 2027',
      ),
    );
  });

  it('names a criterion that no row covers, and puts in a row that has its day already', async () => {
    const page = await open();
    await page.user.click(page.getByRole('button', { name: 'Take away row 1: Do they stay?' }));
    await page.findByText(
      'No row says how “Mentored starters who leave within 12 months” will be evaluated.',
    );
    await page.user.click(
      await page.findByRole('button', { name: 'Put in a row for the criterion that has none' }),
    );
    await vi.waitFor(() =>
      expect(days(page).find(([what]) => what?.startsWith('Mentored starters'))?.[1]).toBe('31 August 2027'),
    );
  });

  it('saves its files by a press: the calendar, and the forms that the course has not', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (address: unknown) => {
      asked.push(String(address).replace(/^.*evaluation/, ''));
      return Promise.resolve(new Response('x'));
    });
    const page = await open();
    for (const name of ['Calendar (.ics)', 'Short survey for Word', 'Record sheets as Markdown']) {
      pressesApart();
      await page.user.click(page.getByRole('button', { name }));
      await page.findByText(`${name}: it is among your downloads.`);
    }
    expect(asked).toEqual(['/calendar?lang=en', '/docx?lang=en&form=survey', '/md?lang=en&form=sheet']);
  });
});
