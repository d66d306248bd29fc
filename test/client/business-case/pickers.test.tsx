import { readFileSync } from 'node:fs';
import { useState } from 'preact/hooks';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { needWords } from '../../../client/core/i18n.ts';
import { chosenModel, guideLists } from '../../../client/rooms/business-case/arrivals.state.ts';
import { FromChooser } from '../../../client/rooms/business-case/chosen-model.tsx';
import { FromGuides } from '../../../client/rooms/business-case/guide-lists.tsx';
import type { ArrivalsProps } from '../../../client/rooms/business-case/section-arrivals.types.ts';
import type { SectionValue } from '../../../server/rooms/business-case/case.types.ts';
import { guideListsSchema } from '../../../server/rooms/business-case/guide-list.schema.ts';
import { NEW_HEAD } from '../../../server/rooms/business-case/head.rule.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { sections, texts } from './kit.tsx';

const FILE = 'course-content/advanced-mentoring/business-case/guide-lists.yaml';
const guides = guideListsSchema.parse(parse(readFileSync(FILE, 'utf8')));

beforeAll(() => needWords('core', 'forms', 'case-tables', 'case-guides', 'case-model'));

const EMPTY: SectionValue = { text: null, tables: {} };
let stands = EMPTY;

/** A part that puts something into a section, over a section of the template. */
async function openPart(Part: typeof FromGuides, slug: string, start = EMPTY) {
  stands = start;
  const section = sections.find((one) => one.slug === slug) as unknown as ArrivalsProps['section'];
  function Page() {
    const [value, setValue] = useState(stands);
    stands = value;
    const whole = { head: { ...NEW_HEAD, currency: 'GBP' }, sections: [{ slug, value }] };
    return <Part section={section} whole={whole} write={(change) => setValue(change)} />;
  }
  return render(<Page />);
}

async function answers(address: string, answer: unknown, ask: { refresh(): Promise<void> }) {
  vi.stubGlobal('fetch', (asked: unknown) =>
    String(asked).endsWith(address)
      ? Promise.resolve(Response.json(answer))
      : Promise.reject(new Error(`not asked here: ${String(asked)}`)),
  );
  await ask.refresh();
}

const rowsOf = (table: string) => (stands.tables[table] ?? []).map(({ cells }) => cells);

describe('lists of the guides in a section', () => {
  it('[S4.6] [S2.2] several benefits at once become lines of the costs, each with its source; what stands is kept', async () => {
    await answers('/guide-lists', { guides }, guideLists());
    const own = { key: 'own', cells: { kind: 'cost', label: 'Release' } };
    const page = await openPart(FromGuides, 'costs-benefits', { text: null, tables: { lines: [own] } });
    expect(texts(page, 'summary').map((text) => text.replace(/\s+\d.*/, ''))).toEqual([
      'Benefits of a programme',
      'Reasons for an employer',
    ]);
    await page.user.click(page.getByText('Benefits of a programme'));
    const mentors = page.getByRole('group', { name: 'For mentors' });
    expect(mentors.querySelectorAll('input')).toHaveLength(12);
    expect(mentors.textContent).toContain(
      'Says so: Advice Skills Academy, guidance (Liverpool, undated): benefits for mentors',
    );
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('checkbox', { name: 'A chance to make a difference' }));
    await page.user.click(page.getByText('Reasons for an employer'));
    await page.user.click(page.getByRole('checkbox', { name: 'Recruitment costs less' }));
    await page.user.click(page.getByRole('button', { name: 'Put in 2 lines with their sources' }));
    page.getByText(/^2 lines are in, each with its source\./);
    expect(stands.tables['lines']?.[0]).toBe(own);
    expect(rowsOf('lines').slice(1)).toMatchObject([
      {
        kind: 'benefit',
        nature: 'unpriced',
        label: 'A chance to make a difference',
        source: 'Advice Skills Academy, guidance (Liverpool, undated): benefits for mentors',
      },
      {
        label: 'Recruitment costs less',
        source: 'UKRC, Mentoring Good Practice Guide (2nd ed., 2009): the business case for mentoring',
      },
    ]);
    const taken = page.getByRole<HTMLInputElement>('checkbox', { name: /^Recruitment costs less/ });
    expect([taken.checked, taken.disabled]).toEqual([true, true]);
  });

  it('[S2.3] are found by their words, whatever the accents, and are ticked and put in by the keyboard alone', async () => {
    await answers('/guide-lists', { guides }, guideLists());
    const page = await openPart(FromGuides, 'rationale');
    await page.user.click(page.getByRole('searchbox', { name: 'Look for a line' }));
    await page.user.keyboard('two careers');
    const line = page.getByRole('checkbox', { name: 'Two careers in one household' });
    expect(page.getAllByRole('checkbox')).toEqual([line]);
    line.focus();
    await page.user.keyboard(' ');
    page.getByRole('button', { name: 'Put in 1 line with its source' }).focus();
    await page.user.keyboard('{Enter}');
    expect(rowsOf('evidence')).toMatchObject([
      {
        claim: 'Two careers in one household',
        source: 'UKRC, Mentoring Good Practice Guide (2nd ed., 2009): issues for women in SET, starting out',
      },
    ]);
  });

  it('[S4.5] aims become rows and principles lines of the text, with the source behind them; twice is once', async () => {
    await answers('/guide-lists', { guides }, guideLists());
    const page = await openPart(FromGuides, 'aims');
    await page.user.click(page.getByText('Aims of a pilot'));
    await page.user.click(page.getByText('Principles of design'));
    await page.user.click(page.getByRole('checkbox', { name: /^Support for professional/ }));
    await page.user.click(page.getByRole('checkbox', { name: /^Seeking support/ }));
    await page.user.dblClick(page.getByRole('button', { name: /^Put in 2 lines/ }));
    expect(rowsOf('aims')).toMatchObject([
      {
        aim: 'Support for professional and personal development (Advice Skills Academy, guidance (Liverpool, undated): aims)',
      },
    ]);
    expect(JSON.stringify(stands.text).match(/Seeking support: .*\(Advice Skills Academy/g)).toHaveLength(1);
    page.getByText('Tick a line first.');
  });
});

describe('[N5] the model that was chosen', () => {
  const chosen = {
    name: 'Circle',
    own: { parents: 'Peers', left: '', sign: 'Two stay away' },
    reasons: 'They meet anyway.',
    criteria: [{ name: 'Cost', weight: 3 }],
    options: [
      { name: 'Circle', verdict: '', scores: [4] },
      { name: 'Do nothing', verdict: '', scores: [2] },
    ],
  };

  it('puts its options, criteria and scores into the tables; “do nothing” is the row that stands there', async () => {
    await answers('/chosen-model', { chosen }, chosenModel());
    const page = await openPart(FromChooser, 'options');
    await page.user.click(page.getByRole('button', { name: 'Put in 1 option, 1 criterion and 2 scores' }));
    expect(rowsOf('rows').map(({ option }) => option)).toEqual([
      'Do nothing',
      'Improve what exists',
      'Circle',
    ]);
    expect(rowsOf('scores')).toMatchObject([{ score: 4 }, { option: 'do-nothing', score: 2 }]);
    page.getByText('Everything that you weighed there stands in the tables of this section.');
    expect(await axeFaults()).toEqual([]);
  });

  it('fills in the model card and gives its reasons to the text', async () => {
    await answers('/chosen-model', { chosen }, chosenModel());
    const page = await openPart(FromChooser, 'model');
    await page.user.click(page.getByRole('button', { name: 'Add the reasons below the text' }));
    await page.user.click(page.getByRole('button', { name: 'Fill in the model card' }));
    expect(JSON.stringify(stands.text)).toContain('They meet anyway.');
    expect(rowsOf('card')).toMatchObject([{ name: 'Circle', parents: 'Peers', sign: 'Two stay away' }]);
    page.getByText('The model card is filled in already.');
  });

  it('is looked for in the chooser while there is none', async () => {
    await answers('/chosen-model', { chosen: null }, chosenModel());
    const page = await openPart(FromChooser, 'model');
    expect(page.getByRole('link', { name: 'the model chooser' }).getAttribute('href')).toBe('/app/models');
  });
});
