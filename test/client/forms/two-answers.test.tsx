import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../axe.ts';
import { arrive, fill, FormServer, smallForm } from './kit.tsx';

beforeEach(() => arrive());

const both = (en: string) => ({ en, es: en });
const form = () =>
  smallForm([
    { key: 'need', type: 'textarea' },
    { key: 'sites', type: 'number' },
    {
      key: 'people',
      type: 'table',
      columns: [
        { key: 'role', type: 'text', label: both('role') },
        { key: 'why', type: 'text', label: both('why') },
      ],
    },
  ]);

const row = (key: string, role: string) => ({ key, cells: { role } });

describe('a form that was written in two places', () => {
  it('shows both texts of each field that differs, and keeps one or both', async () => {
    const server = new FormServer(form());
    server.elsewhere({ need: 'People leave', people: [row('one', 'Head')] });
    const page = fill(server);
    server.elsewhere({
      need: 'People leave early',
      sites: 3,
      people: [row('one', 'Head'), row('two', 'Dean')],
    });
    await page.user.type(page.getByLabelText(/^need/), ' often');
    await page.user.type(page.getByLabelText(/^sites/), '4');
    await page.user.click(page.getByRole('button', { name: 'Add a row' }));
    await page.user.type(page.getByLabelText('role, row 2'), 'Tutor');
    await page.user.tab();
    const two = await page.findByRole('alert');
    expect([...two.querySelectorAll('h3')].map((one) => one.textContent)).toEqual([
      'need',
      'sites',
      'people',
    ]);
    expect(two.textContent).toContain('People leave often');
    expect(two.textContent).toContain('People leave early');
    expect(two.textContent).toContain('Saved Mon 2 March'.slice(6));
    expect(await axeFaults()).toEqual([]);
    const choices = page.getAllByRole('radio', { name: 'What is there' });
    await page.user.click(choices[1]!);
    await page.user.click(page.getByRole('button', { name: 'Keep these' }));
    await vi.waitFor(() =>
      expect(server.row.values['need']).toBe('People leave often\n\nPeople leave early'),
    );
    expect(server.row.values['sites']).toBe(3);
    const rows = server.row.values['people'] as { cells: { role: string } }[];
    expect(rows.map(({ cells }) => cells.role)).toEqual(['Head', 'Tutor', 'Dean']);
    await vi.waitFor(() => expect(page.queryByRole('alert')).toBeNull());
  });

  it('is no conflict where both wrote the same', async () => {
    const server = new FormServer(form());
    server.elsewhere({ need: 'People leave' });
    const page = fill(server);
    server.elsewhere({ sites: 4, need: 'People leave' });
    await page.user.type(page.getByLabelText(/^sites/), '4');
    await page.user.tab();
    await vi.waitFor(() => page.getAllByText(/^Saved/));
    expect(page.queryByRole('alert')).toBeNull();
  });
});
