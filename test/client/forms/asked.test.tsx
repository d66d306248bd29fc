import { beforeEach, describe, expect, it } from 'vitest';
import { arrive, fill, FormServer, keptAfterLeaving, smallForm } from './kit.tsx';

beforeEach(() => arrive());

const both = (en: string) => ({ en, es: en });
const options = ['one', 'two', 'none'].map((key) => ({ key, label: both(key) }));

describe('what is asked', () => {
  const conditional = () =>
    smallForm([
      { key: 'bar', type: 'radio', required: true, options },
      {
        key: 'which',
        type: 'textarea',
        required: { field: 'bar', in: ['two'] },
        shown_when: { field: 'bar', in: ['two'] },
      },
    ]);

  it('follows the answers; words in a field that is not asked any more are kept', async () => {
    const server = new FormServer(conditional());
    const page = fill(server);
    expect(page.queryByLabelText(/^which/)).toBeNull();
    page.getByText('0 of 1 answered');
    await page.user.click(page.getByRole('radio', { name: 'two' }));
    await page.user.type(page.getByLabelText('which'), 'Cover');
    page.getByText('2 of 2 answered');
    await page.user.click(page.getByRole('radio', { name: 'one' }));
    expect(page.queryByLabelText(/^which/)).toBeNull();
    expect(await keptAfterLeaving(server, page)).toEqual({ bar: 'one', which: 'Cover' });
    await page.user.click(page.getByRole('radio', { name: 'two' }));
    expect(page.getByLabelText<HTMLTextAreaElement>('which').value).toBe('Cover');
  });

  it('brings what the course says to an answer: to think of, to read, or to stop at', async () => {
    const notice = (id: string, weight: string, key: string) => ({
      id,
      weight,
      when: { field: 'bar', in: [key] },
      says: both(`${weight} speaks`),
    });
    const notices = [
      notice('A1', 'nudge', 'one'),
      notice('A2', 'warn', 'two'),
      notice('A3', 'block', 'none'),
    ];
    const server = new FormServer(
      smallForm([{ key: 'bar', type: 'radio', options }], { notices: notices as never }),
    );
    const page = fill(server);
    await page.user.click(page.getByRole('radio', { name: 'one' }));
    page.getByText('nudge speaks');
    await page.user.click(page.getByRole('radio', { name: 'two' }));
    page.getByText(/warn speaks/);
    await page.user.click(page.getByRole('radio', { name: 'none' }));
    await page.user.click(page.getByRole('button', { name: 'Save and finish' }));
    page.getByText('One thing is missing.');
    expect(server.writes.every(({ body }) => body['finish'] === false)).toBe(true);
  });
});

describe('a form that opens in another room', () => {
  const record = () => ({
    ...smallForm([
      { key: 'whom', type: 'ref', to: 'relationships', required: true },
      { key: 'channel', type: 'radio', options, required: true },
      { key: 'place', type: 'text', shown_when: { field: 'channel', in: ['two'] } },
      { key: 'entry', type: 'ref', to: 'entries-of-the-day' },
      { key: 'topics', type: 'textarea', required: true },
    ]),
    known: { whom: 'M7', channel: 'two', entry: null },
  });

  it('[C3] shows what its room knows, asks the rest, and sends none of it a second time', async () => {
    const server = new FormServer(record());
    const page = fill(server);
    const words = (role: string) => page.getAllByRole(role).map((one) => one.textContent);
    expect([words('term'), words('definition')]).toEqual([
      ['whom', 'channel'],
      ['M7', 'two'],
    ]);
    page.getByText('0 of 2 answered');
    expect(page.queryByLabelText(/^entry/)).toBeNull();
    await page.user.type(page.getByLabelText(/^place/), 'Room booked');
    await page.user.type(page.getByLabelText('topics'), 'Meetings');
    expect(await keptAfterLeaving(server, page)).toEqual({ place: 'Room booked', topics: 'Meetings' });
  });

  it('begins with what its room gives, until somebody has written', async () => {
    const server = new FormServer(smallForm([{ key: 'topics', type: 'textarea' }]));
    server.starts = { topics: 'As agreed' };
    const page = fill(server);
    const box = page.getByLabelText<HTMLTextAreaElement>(/^topics/);
    expect(box.value).toBe('As agreed');
    await page.user.type(box, ', and more');
    expect(await keptAfterLeaving(server, page)).toEqual({ topics: 'As agreed, and more' });
  });

  it('points at what its room lists, or at nobody in particular', () => {
    const general = { key: 'general', label: both('In general') };
    const field = { key: 'whom', type: 'ref', to: 'relationships', options: [general] };
    const server = new FormServer(smallForm([field]));
    server.sources = { relationships: [{ key: 'r1', label: both('M1') }] };
    const page = fill(server);
    const choices = [...page.getByLabelText(/^whom/).querySelectorAll('option')];
    expect(choices.map((one) => one.textContent)).toEqual(expect.arrayContaining(['In general', 'M1']));
  });
});
