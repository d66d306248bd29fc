import { fireEvent } from '@testing-library/dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { arrive, box, college, pause, texts, write } from './kit.tsx';

beforeEach(() => arrive());
const EMPTY = { text: null, tables: {} };
describe('a table of a section', () => {
  it('begins with its starting rows, and those that stay cannot be taken away', async () => {
    const page = write('recruitment-matching', college(), EMPTY);
    page.getByText('Is not the line manager', { selector: '.given' });
    expect(page.getAllByText('Must hold', { selector: '.given' })).not.toEqual([]);
    expect(page.queryByRole('button', { name: /Take away row 1/ })).toBeNull();
    const options = write('options', college(), EMPTY);
    const [first] = options.getAllByLabelText('Option, row 1');
    await options.user.clear(first as HTMLElement);
    await options.user.type(first as HTMLElement, 'Nothing new');
    expect(options.written.value.tables['rows']?.map(({ key, cells }) => [key, cells['option']])).toEqual([
      ['do-nothing', 'Nothing new'],
      ['improve', 'Improve what exists'],
    ]);
    expect(options.queryByRole('button', { name: 'Take away row 1: Nothing new' })).toBeNull();
  });

  it('gives the words of a fixed row in the language of its reader', async () => {
    await arrive('es');
    const page = write('ethics-safeguards', college('en'));
    page.getByText('Código adoptado', { selector: '.given' });
  });

  it('points at rows of another section by the name that they have there', async () => {
    const page = write('evaluation', college());
    const cell = page.place.querySelector('summary[aria-label^="Success criteria, row 1"]');
    expect(cell?.textContent).toBe('Mentored starters who leave within 12 months');
    await page.user.click(cell as HTMLElement);
    const [pairs] = page.getAllByLabelText('Pairs with three or more sessions and a final review');
    await page.user.click(pairs as HTMLElement);
    expect(page.cells('evaluation')[0]?.['criterion']).toEqual(['leavers', 'pairs-finish']);
  });

  it('says which criterion nobody evaluates', async () => {
    const page = write('evaluation', college());
    await page.user.click(page.getByRole('button', { name: 'Take away row 1: Do they stay?' }));
    await pause();
    expect(texts(page, '.table-notes li')).toEqual([
      'No row says how “Mentored starters who leave within 12 months” will be evaluated.',
    ]);
  });

  it('gives a row back into what was written since', async () => {
    pressesApart();
    const page = write('costs-benefits', college());
    await page.user.click(page.getByRole('button', { name: /Take away row 9/ }));
    expect(page.cells('lines')).toHaveLength(10);
    await page.user.type(box(page, 'Budget that pays, row 1'), ' and money');
    await page.user.click(page.getAllByRole('button', { name: 'Undo' })[0] as HTMLElement);
    expect(page.cells('lines')).toHaveLength(11);
    expect(page.cells('budgets')[0]?.['pays']).toBe('Departments, in time and money');
  });

  it('takes a sheet from a spreadsheet, with its numbers, dates, choices and rows by name', async () => {
    const page = write('pilot-timeline', college());
    await page.user.click(page.getAllByRole('button', { name: 'Add a row' })[1] as HTMLElement);
    fireEvent.paste(box(page, 'Milestone, row 8'), {
      clipboardData: {
        getData: () => 'Handbook printed\tPrepare\t1/9/2026\t2026-09-30\tPrint room\tDecision',
      },
    });
    expect(page.cells('milestones')[7]).toMatchObject({
      milestone: 'Handbook printed',
      kind: 'prepare',
      start: '2026-09-01',
      end: '2026-09-30',
      owner_role: 'Print room',
      depends_on: ['decision'],
    });
  });

  it('says under a cell what is wrong with it, once it is left', async () => {
    const page = write('risks', college());
    const impact = box(page, 'Impact, row 1');
    await page.user.clear(impact);
    await page.user.type(impact, '7');
    expect(impact.getAttribute('aria-invalid')).toBeNull();
    await page.user.tab();
    expect(impact.getAttribute('aria-invalid')).toBe('true');
  });

  it('asks about a likely name where a role belongs', async () => {
    const page = write('risks', college());
    await page.user.type(box(page, 'Owner (role), row 1'), ' Gwendolyn Ashworth');
    await page.user.tab();
    await pause();
    page.getByText(/Gwendolyn Ashworth/, { selector: '.name-warning *' });
  });

  it('can be had as a file that a spreadsheet counts on with, and that runs no formula', async () => {
    const files: Blob[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (file: Blob) => files.push(file) && 'blob:x',
        revokeObjectURL: () => undefined,
      }),
    );
    const page = write('costs-benefits', college());
    await page.user.type(box(page, 'Line, row 1'), '{Home}=1+1 ');
    await page.user.click(page.getByRole('button', { name: 'Download as CSV: Cost and benefit lines' }));
    const [head, first] = (await files[0]?.text())?.split('\r\n') ?? [];
    expect(head).toContain('"Unit cost, £"');
    expect(first).toContain("'=1+1");
    expect(first).toContain(',74,hours,32,');
    expect(first).toContain('"2,368.00"');
  });

  it('is not drawn again for a key in the text above, and takes what is typed in it after that', async () => {
    const page = write('costs-benefits', college());
    const drawn = vi.spyOn(Intl, 'NumberFormat');
    page.type({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A word' }] }] });
    expect(drawn).not.toHaveBeenCalled();
    drawn.mockRestore();
    await page.user.type(box(page, 'Quantity, row 10'), '0');
    expect(page.cells('lines')[9]?.['quantity']).toBe(20);
    expect(JSON.stringify(page.written.value.text)).toContain('A word');
  });

  it('takes no key before the device has said what it kept', async () => {
    const page = write('risks', college(), undefined, false);
    await page.user.type(box(page, 'Risk, row 1'), 'x');
    expect(page.cells('risks')[0]?.['risk']).toBe('Release withdrawn in busy weeks');
  });
});

describe('the starting sheet', () => {
  it('[N8] puts in the guides’ own numbers for these pairs, each with its source, and all of them can be changed', async () => {
    const page = write('costs-benefits', college(), EMPTY);
    await page.user.click(page.getByText('Begin with the guides’ own numbers'));
    const put = page.getByRole('button', { name: 'Put 4 lines into the table' });
    expect(put.getAttribute('aria-disabled')).toBe('true');
    await page.user.type(box(page, 'Pairs'), '14');
    await page.user.click(put);
    expect(page.cells('lines').map((cells) => [cells['quantity'], cells['unit']])).toEqual([
      [9, 'days'],
      [14, 'days'],
      [87.5, 'hours'],
      [87.5, 'hours'],
    ]);
    expect(box(page, 'Source, row 1').value).toMatch(/^UKRC, Mentoring Good Practice Guide \(2009\), step 6/);
    page.getByText('As soon as a line has a quantity and a unit cost, the sums stand here.');
    await page.user.clear(box(page, 'Quantity, row 1'));
    await page.user.type(box(page, 'Quantity, row 1'), '5');
    await page.user.type(box(page, 'Unit cost, £, row 1'), '200');
    expect(texts(page, '.worked-out')[0]).toBe('1,000.00');
    expect(texts(page, '.name-warning').join('')).toBe('');
    expect(await axeFaults()).toEqual([]);
  });
});

describe('rows that follow from others', () => {
  it('are put in by a press: a row for each criterion that nobody evaluates, with what it says already', async () => {
    const page = write('evaluation', college(), EMPTY);
    await page.user.click(
      page.getByRole('button', { name: 'Put in rows for the 5 criteria that have none' }),
    );
    expect(page.cells('evaluation')[0]).toMatchObject({
      criterion: ['leavers'],
      quadrant: 'programme-outcome',
      method: 'HR leaver report',
      owner_role: 'HR partner',
    });
    expect(page.cells('evaluation')).toHaveLength(5);
    await pause();
    expect(page.queryByRole('button', { name: /Put in/ })).toBeNull();
  });

  it('are put in for scores, one criterion at a time across all options, and only those that are open', async () => {
    const tables = {
      criteria: [
        { key: 'power', cells: { criterion: 'Power distance', weight: 5 } },
        { key: 'cost', cells: { criterion: 'Cost', weight: 2 } },
      ],
      rows: [
        { key: 'do-nothing', cells: { option: 'Do nothing' } },
        { key: 'improve', cells: { option: 'Pairs' } },
      ],
      scores: [{ key: 's', cells: { option: 'improve', criterion: 'power', score: 4 } }],
    };
    const page = write('options', college(), { text: null, tables });
    await page.user.click(
      page.getByRole('button', { name: 'Put in the 3 rows that are still to be scored' }),
    );
    expect(page.cells('scores').map(({ option, criterion }) => [option, criterion])).toEqual([
      ['improve', 'power'],
      ['do-nothing', 'power'],
      ['do-nothing', 'cost'],
      ['improve', 'cost'],
    ]);
  });

  it('[B13] book the reviews of six and twelve months by the launch, where they have no day', async () => {
    const milestones = [
      { key: 'l', cells: { milestone: 'Launch', kind: 'launch', end: '2026-08-31', owner_role: 'Lead' } },
    ];
    const page = write('pilot-timeline', college(), { text: null, tables: { milestones } });
    const name = 'Book the reviews by the launch: 28 February 2027 and 31 August 2027';
    await page.user.click(page.getByRole('button', { name }));
    expect(page.cells('milestones').map(({ end }) => end)).toEqual([
      '2027-02-28',
      '2027-08-31',
      '2026-08-31',
    ]);
    await pause();
    expect(page.queryByRole('button', { name })).toBeNull();
  });
});

describe('milestones', () => {
  it('that would wait for each other are refused, beside the row and by name', async () => {
    const page = write('pilot-timeline', college());
    const cell = page.place.querySelector<HTMLElement>('summary[aria-label^="Waits for, row 1"]');
    await page.user.click(cell as HTMLElement);
    const choices = cell?.closest('details') as HTMLElement;
    const choice = [...choices.querySelectorAll('label')].find(
      (one) => one.textContent === 'Applications open',
    );
    await page.user.click(choice as HTMLElement);
    expect(page.cells('milestones')[0]?.['depends_on'] ?? []).toEqual([]);
    page.getByText(
      'This would close a ring: Try-out, Decision and Applications open would wait for each other, and none could begin. It was left as it was.',
    );
  });

  it('are drawn where their days lie, in the order of their days', async () => {
    const page = write('pilot-timeline', college());
    page.getByText('7 milestones, from 1 June 2026 to 10 September 2027.');
    expect(texts(page, '.timeline li').slice(0, 2)).toEqual([
      'Try-out1 June 2026 to 24 June 2026',
      'Decision10 July 2026',
    ]);
    expect(await axeFaults()).toEqual([]);
  });
});
