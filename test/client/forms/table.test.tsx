import { fireEvent } from '@testing-library/dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../axe.ts';
import { arrive, fill, FormServer, keptAfterLeaving, PATIENCE, smallForm } from './kit.tsx';

beforeEach(() => arrive());

const both = (en: string, es = en) => ({ en, es });
const column = (key: string, type: string, more = {}) => ({ key, type, label: both(key), ...more });

const people = (more: object = {}) =>
  smallForm([
    {
      key: 'people',
      type: 'table',
      rows: { min: 1, max: 4 },
      columns: [
        column('role', 'text', { required: true }),
        column('influence', 'scale-1-5'),
        column('hours', 'number'),
        column('side', 'radio', {
          options: [
            { key: 'for', label: both('For it', 'A favor') },
            { key: 'against', label: both('Against it', 'En contra') },
          ],
        }),
        column('since', 'date'),
        column('asked', 'checkbox'),
      ],
      ...more,
    },
  ]);

const cell = (page: ReturnType<typeof fill>, name: string) => page.getByLabelText<HTMLInputElement>(name);

interface RowOf {
  cells: Record<string, unknown>;
}
const rowsOf = (server: FormServer) =>
  ((server.row.values['people'] ?? []) as RowOf[]).map(({ cells }) => cells);

async function saved(server: FormServer, page: ReturnType<typeof fill>) {
  await keptAfterLeaving(server, page);
  return rowsOf(server);
}

function paste(target: HTMLElement, text: string): boolean {
  target.focus();
  return fireEvent.paste(target, { clipboardData: { getData: () => text } });
}

describe('a table that is written in', () => {
  it('is walked by keys: Enter goes down and adds a row after the last, arrows go up and down, Tab to the next cell', async () => {
    const server = new FormServer(people());
    const page = fill(server);
    await page.user.type(cell(page, 'role, row 1'), 'Head of teaching{Enter}');
    expect(document.activeElement).toBe(cell(page, 'role, row 2'));
    await page.user.keyboard('Timetabler{ArrowUp}');
    expect(document.activeElement).toBe(cell(page, 'role, row 1'));
    await page.user.keyboard('{ArrowDown}');
    await page.user.tab();
    expect(document.activeElement).toBe(page.getByLabelText('influence, row 2'));
    await page.user.selectOptions(page.getByLabelText('influence, row 2'), '4');
    expect(await saved(server, page)).toEqual([
      { role: 'Head of teaching' },
      { role: 'Timetabler', influence: 4 },
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('takes rows away, and gives them back', async () => {
    const server = new FormServer(people());
    const page = fill(server);
    await page.user.type(cell(page, 'role, row 1'), 'Head{Enter}');
    await page.user.keyboard('Timetabler');
    await page.user.click(page.getByRole('button', { name: 'Take away row 1: Head' }));
    expect(cell(page, 'role, row 1').value).toBe('Timetabler');
    page.getByText('Row 1 is gone.');
    await vi.waitFor(async () => {
      await page.user.click(page.getByRole('button', { name: 'Undo' }));
      expect(cell(page, 'role, row 1').value).toBe('Head');
    }, PATIENCE);
    expect(cell(page, 'role, row 2').value).toBe('Timetabler');
  });

  it('is full at its most rows, and says so', async () => {
    const server = new FormServer(people({ rows: { min: 0, max: 2 } }));
    const page = fill(server);
    await page.user.type(cell(page, 'role, row 1'), 'a{Enter}');
    await page.user.keyboard('b{Enter}c');
    expect(page.queryByLabelText('role, row 3')).toBeNull();
    expect(page.getByRole('button', { name: 'Add a row' }).getAttribute('aria-disabled')).toBe('true');
    page.getByText('2 rows are the most.');
  });

  it('takes a sheet: text over cells and new rows, each by the kind of its column, in either language', async () => {
    const server = new FormServer(people());
    const page = fill(server);
    const sheet =
      'Head of teaching\t5\t1.250,5\tA favor\t26/3/2026\tsí\r\n"Timetabler ""Room"" desk"\t2\t8\tAgainst it\t2026-04-01\t\r\n';
    expect(paste(cell(page, 'role, row 1'), sheet)).toBe(false);
    page.getByText('12 cells are in.', { exact: false });
    expect(await saved(server, page)).toEqual([
      {
        role: 'Head of teaching',
        influence: 5,
        hours: 1250.5,
        side: 'for',
        since: '2026-03-26',
        asked: true,
      },
      {
        role: 'Timetabler "Room" desk',
        influence: 2,
        hours: 8,
        side: 'against',
        since: '2026-04-01',
        asked: '',
      },
    ]);
  });

  it('says of every cell that did not fit what it was and why, and keeps what stood there', async () => {
    const server = new FormServer(people());
    const page = fill(server);
    await page.user.type(cell(page, 'hours, row 1'), '3');
    paste(cell(page, 'role, row 1'), 'Head\t9\tmany\tperhaps\t31/02/2026\tx\ttoo much\n2\n3\n4\n5');
    expect(page.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      '“9” is nothing that “influence” takes (row 1)',
      '“many” is nothing that “hours” takes (row 1)',
      '“perhaps” is nothing that “side” takes (row 1)',
      '“31/02/2026” is nothing that “since” takes (row 1)',
      '“too much”: there is no column for it (row 1)',
      'and 1 more',
    ]);
    expect((await saved(server, page))[0]).toEqual({ role: 'Head', hours: 3, asked: true });
    expect(rowsOf(server)).toHaveLength(4);
  });

  it('leaves the head of a sheet out, and one line of text to the cell itself', async () => {
    const server = new FormServer(people());
    const page = fill(server);
    paste(cell(page, 'role, row 1'), 'role\tinfluence\nHead\t3');
    expect((await saved(server, page))[0]).toEqual({ role: 'Head', influence: 3 });
    expect(paste(cell(page, 'role, row 1'), 'one line')).toBe(true);
  });

  it('keeps given rows and their given cells, and finds what is missing in a row', async () => {
    const starts = [{ key: 'one', fixed: true, cells: { role: both('Head') } }];
    const server = new FormServer(people({ starts }));
    const page = fill(server);
    expect(page.queryByLabelText('role, row 1')).toBeNull();
    page.getByText('Head');
    expect(page.queryByRole('button', { name: /^Take away row 1/ })).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'Add a row' }));
    await page.user.type(cell(page, 'hours, row 2'), '2');
    await page.user.click(page.getByRole('button', { name: 'Save and finish' }));
    const link = page.getByRole('link', { name: 'people, row 2, role' });
    await page.user.click(link);
    expect(document.activeElement).toBe(cell(page, 'role, row 2'));
    expect(cell(page, 'role, row 2').getAttribute('aria-invalid')).toBe('true');
  });

  it('works out what nobody types in each row while it is typed', async () => {
    const form = smallForm([
      {
        key: 'people',
        type: 'table',
        columns: [
          column('before', 'scale-1-5'),
          column('now', 'scale-1-5'),
          column('change', 'computed', { rule: 'difference', from: ['now', 'before'] }),
        ],
      },
    ]);
    const server = new FormServer(form);
    const page = fill(server);
    await page.user.selectOptions(page.getByLabelText('before, row 1'), '2');
    await page.user.selectOptions(page.getByLabelText('now, row 1'), '4');
    expect(page.getByText('2', { selector: 'output' })).toBeTruthy();
    expect(await saved(server, page)).toEqual([{ before: 2, now: 4 }]);
  });
});
