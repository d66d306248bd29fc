import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../axe.ts';
import { arrive, fill, formOf, FormServer, PATIENCE, smallForm } from './kit.tsx';

beforeEach(() => arrive());

const both = (en: string) => ({ en, es: `${en} (es)` });

const three = () =>
  smallForm([
    { key: 'need', type: 'textarea', required: true },
    { key: 'sites', type: 'number', required: true, min: 1 },
    { key: 'more', type: 'text' },
  ]);

describe('the end of a form', () => {
  it('lists what is missing, takes the focus there, and each line leads to its field', async () => {
    const server = new FormServer(three());
    const page = fill(server);
    await page.user.type(page.getByLabelText('sites'), '0');
    await page.user.click(page.getByRole('button', { name: 'Save and finish' }));
    const list = page.getByText('2 things are missing.').closest('.banner');
    expect(document.activeElement).toBe(list);
    expect([...list!.querySelectorAll('li')].map((one) => one.textContent)).toEqual([
      'need Not answered yet.',
      'sites 1 is the least.',
    ]);
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('link', { name: 'need' }));
    expect(document.activeElement).toBe(page.getByLabelText('need'));
    await vi.waitFor(() => expect(server.row.values).toEqual({ sites: 0 }));
    expect(server.state).toBe('draft');
  });

  it('is said once it is there, and the form can be changed and finished again', async () => {
    const server = new FormServer(three());
    const page = fill(server);
    page.getByText('0 of 3 answered');
    page.getByText(/one of the others is up to you/);
    await page.user.type(page.getByLabelText('need'), 'People leave');
    await page.user.type(page.getByLabelText('sites'), '2');
    page.getByText('2 of 3 answered');
    await page.user.click(page.getByRole('button', { name: 'Save and finish' }));
    await page.findByText(/^Finished/);
    page.getByText('You can still change it.');
    expect(server.writes.at(-1)?.body).toMatchObject({
      finish: true,
      version: 3,
      lang: 'en',
      values: { need: 'People leave', sites: 2 },
    });
    await page.user.type(page.getByLabelText(/^more/), 'x');
    await page.user.tab();
    await vi.waitFor(() => expect(server.row.values['more']).toBe('x'));
    expect(server.writes.at(-1)?.body['finish']).toBe(false);
    page.getByRole('button', { name: 'Save and finish again' });
  });

  it('of a part of a form asks for its fields alone', async () => {
    const server = new FormServer(formOf('organisational-context-profile'));
    const page = fill(server, { part: 'OCP:time_and_space' });
    page.getByText('0 of 1 answered');
    await page.user.type(page.getByLabelText(/^When and where/), 'The small room after four');
    await page.user.click(page.getByRole('button', { name: 'Save and finish' }));
    await page.findByText(/^Finished/);
    expect(server.writes.at(-1)?.body).toMatchObject({ finish: true, part: 'OCP:time_and_space' });
  });
});

describe('[C8] who reads a field', () => {
  it('stands at every field, and is read with its control', async () => {
    const server = new FormServer(formOf('organisational-context-profile'));
    const page = fill(server);
    const fields = [...page.place.querySelectorAll<HTMLElement>('[data-field]')];
    expect(fields.length).toBe(20);
    for (const field of fields) {
      const seen = field.querySelector('.seen-by');
      expect(seen?.textContent).toBe('Seen by only you, until you share it.');
      const control = field.querySelector('[aria-describedby]')!;
      if (field.dataset['field'] !== 'power_map')
        expect(control.getAttribute('aria-describedby')!.split(' ')).toContain(seen!.id);
    }
    expect(await axeFaults()).toEqual([]);
  });

  it('follows from what the form says, field by field', () => {
    const form = smallForm(
      [
        { key: 'open', type: 'text', seen_by: { cohort: 'read' } },
        { key: 'private', type: 'text', seen_by: { trainer: 'none' } },
        { key: 'told', type: 'text' },
      ],
      {
        seen_by: {
          author: 'write',
          trainer: 'read',
          manager: 'read',
          observed: 'exists',
          group: 'averages',
        } as never,
      },
    );
    const page = fill(new FormServer(form));
    const seen = [...page.place.querySelectorAll('[data-field] .seen-by')].map((one) => one.textContent);
    const rest =
      'In averages, without names: your set or trio. Told only that it exists: the person who was observed. On the copy that you hand over at work: your line manager.';
    expect(seen).toEqual([
      `Seen by you, everybody in your cohort and your trainers. ${rest}`,
      `Seen by only you. ${rest}`,
      `Seen by you and your trainers. ${rest}`,
    ]);
  });

  it('changes with what is shared, one item at a time, and sharing is taken back where it was given', async () => {
    const server = new FormServer(
      smallForm(
        [
          { key: 'lesson', type: 'textarea' },
          { key: 'doubt', type: 'textarea' },
        ],
        { seen_by: { author: 'write', trainer: 'shared', group: 'shared' } as never },
      ),
    );
    const page = fill(server);
    expect(page.queryByText('Share this')).toBeNull();
    await page.user.type(page.getByLabelText(/^lesson/), 'Wait');
    await page.user.click(page.getByText('Share this'));
    // The first is the field's; the second shares the whole.
    await page.user.click(page.getAllByRole('button', { name: 'With your trainers' })[0]!);
    await vi.waitFor(() => expect(server.shared).toHaveLength(1));
    expect(server.shared[0]).toMatchObject({ item: 'lesson', audience: 'trainer' });
    expect(server.row.values).toEqual({ lesson: 'Wait' });
    page.again();
    const [lesson, doubt] = page.place.querySelectorAll('[data-field] .seen-by');
    expect(lesson?.textContent).toMatch(/^Seen by you and your trainers\./);
    expect(doubt?.textContent).toBe('Seen by only you, until you share it.');
    page.getByText(/^Shared with your trainers since Mon 2 March/);
    await vi.waitFor(async () => {
      await page.user.click(page.getByRole('button', { name: 'Stop sharing with your trainers' }));
      expect(server.shared).toHaveLength(0);
    }, PATIENCE);
  });

  it('is chosen by a switch at each field where the form has one', async () => {
    const server = new FormServer(formOf('organisational-context-profile'));
    const page = fill(server, { part: 'OCP:time_and_space' });
    await page.user.type(page.getByLabelText(/^When and where/), 'After four');
    const choice = page.getByLabelText<HTMLSelectElement>(/^With whom you share/);
    expect([...choice.options].map((one) => one.textContent)).toEqual([
      'Private',
      'Group, in disguise',
      'Business case',
    ]);
    await page.user.selectOptions(choice, 'Group, in disguise');
    await vi.waitFor(() =>
      expect(server.shared).toMatchObject([{ item: 'time_and_space', audience: 'group' }]),
    );
  });
});

describe('a name in a text', () => {
  it('is asked about once the field is left, stops nobody, may stay, and is sent nowhere for it', async () => {
    const server = new FormServer(smallForm([{ key: 'need', type: 'textarea', required: true }]));
    const page = fill(server);
    await page.user.type(page.getByLabelText('need'), 'I asked Gareth Llewellyn twice');
    expect(page.queryByText(/looks like a name/)).toBeNull();
    await page.user.tab();
    page.getByText('“Gareth Llewellyn”: that looks like a name. Use a label?');
    await page.user.click(page.getByRole('button', { name: 'It may stay' }));
    expect(page.queryByText(/looks like a name/)).toBeNull();
    await page.user.click(page.getByRole('button', { name: 'Save and finish' }));
    await page.findByText(/^Finished/);
    expect(
      server.asked.every(({ method, path }) => method === 'PUT' && path.startsWith('/api/forms/small/')),
    ).toBe(true);
  });

  it('is found in the cells of a table, and an address and a number too', async () => {
    const column = (key: string) => ({ key, type: 'text', label: both(key) });
    const server = new FormServer(
      smallForm([
        { key: 'people', type: 'table', columns: [column('role'), column('how')] },
        { key: 'where', type: 'text' },
      ]),
    );
    const page = fill(server);
    await page.user.type(page.getByLabelText('how, row 1'), 'gareth@north.example');
    await page.user.type(page.getByLabelText(/^where/), 'call +44 161 496 0123');
    await page.user.tab();
    page.getByText(/^“gareth@north.example”: that looks like a mail address/);
    page.getByText(/that looks like a phone number/);
  });
});
