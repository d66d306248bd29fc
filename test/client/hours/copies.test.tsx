import { within } from '@testing-library/dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { calendarFeed, reminders } from '../../../client/rooms/hours/copies.state.ts';
import { copiesPage } from '../../../client/rooms/hours/copies.page.tsx';
import { TakeCopy } from '../../../client/rooms/hours/copies.tsx';
import { ReminderLines } from '../../../client/rooms/hours/reminder-lines.tsx';
import { ReminderSettings } from '../../../client/rooms/hours/reminder-settings.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

interface Request {
  what: string;
  body: unknown;
}

let asked: Request[];
let saved: string[];
let madeAt: string | null;
let due: object[];
let address: string | null;
let made: number;

const json = (value: unknown) =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

/** A server of files, an address and reminders. */
function answer(url: string, { method = 'GET', body }: RequestInit): Response {
  const path = url.split('?')[0] ?? '';
  const sent = typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : undefined;
  asked.push({ what: `${method} ${path.startsWith('/api/hours/files') ? url : path}`, body: sent });
  if (path.startsWith('/api/hours/files')) return new Response('file');
  if (path === '/api/hours/calendar-feed') {
    madeAt = method === 'GET' ? madeAt : method === 'POST' ? '2026-04-14T10:00:00.000Z' : null;
    const url = `https://tool.example/f/secret-${(made += method === 'POST' ? 1 : 0)}.ics`;
    return json(method === 'POST' ? { madeAt, url } : { madeAt });
  }
  if (path.endsWith('/dismissed'))
    due = due.filter((one) => !JSON.stringify(one).includes(String(sent?.['key'])));
  if (path.endsWith('/mail')) address = sent?.['address'] as string | null;
  return json(
    method === 'GET' ? { reminders: due, mail: { possible: true, address } } : { dismissed: true, address },
  );
}

beforeEach(async () => {
  pressesApart();
  asked = [];
  saved = [];
  madeAt = null;
  address = null;
  made = 0;
  due = [
    { what: 'behind', key: 'pace behind', label: null, relationship: null, entry: null },
    { what: 'quiet', key: 'quiet r1 5', label: 'M1', relationship: 'r1', entry: null },
  ];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => answer(url, init));
  URL.createObjectURL = () => 'blob:nothing';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await needWords('hours-copies');
  await Promise.all([calendarFeed().refresh(), reminders().refresh()]);
  asked = [];
  return () => void vi.restoreAllMocks();
});

const Copies = copiesPage.Component;

describe('[j5] copies', () => {
  it('the statement is one press away on the log, in either language, under a name of its language', async () => {
    const page = render(<TakeCopy />);
    await page.user.click(page.getByRole('button', { name: 'Statement of hours, in Spanish' }));
    await vi.waitFor(() => expect(saved).toEqual(['hours-statement.es.pdf']));
    expect(asked).toEqual([{ what: 'GET /api/hours/files/statement?lang=es', body: undefined }]);
    expect(page.getByRole('link', { name: 'All copies' }).getAttribute('href')).toBe('/app/hours/copies');
  });

  it('[j6][N18] all have a name, a word on what is in them, and a button for each language', async () => {
    const page = render(<Copies params={{}} />);
    for (const [name, file] of [
      ['Every entry', 'entries'],
      ['EMCC log', 'emcc'],
      ['ICF log', 'icf'],
      ['CPD record', 'cpd'],
      ['Calendar of next dates', 'calendar'],
    ] as const) {
      page.getByRole('heading', { name });
      asked = [];
      await new Promise((done) => setTimeout(done, 0));
      await page.user.click(page.getByRole('button', { name: `${name}, in English` }));
      await vi.waitFor(() => expect(asked[0]?.what).toBe(`GET /api/hours/files/${file}?lang=en`));
    }
    expect(await axeFaults()).toEqual([]);
  });

  it('[N18] a month is asked for by year and number, and says what is unclear', async () => {
    const page = render(<Copies params={{}} />);
    const month = page.getByLabelText('Month') as HTMLInputElement;
    await page.user.clear(month);
    page.getByText('A month as year and number: 2026-03');
    expect(page.queryByRole('button', { name: 'On paper (PDF), in English' })).toBeNull();
    await page.user.type(month, '2026-03');
    await page.user.click(page.getByRole('button', { name: 'On paper (PDF), in English' }));
    await vi.waitFor(() => expect(saved).toEqual(['mentoring-2026-03.en.pdf']));
    expect(asked.at(-1)?.what).toBe('GET /api/hours/files/month-paper?lang=en&month=2026-03');
  });

  it('an address for a calendar is shown when it is made, and withdrawn after a question', async () => {
    const page = render(<Copies params={{}} />);
    await page.user.click(page.getByRole('button', { name: 'Make an address' }));
    const field = (await page.findByLabelText('Address for your calendar')) as HTMLInputElement;
    expect(field.value).toBe('https://tool.example/f/secret-1.ics');
    page.getByText(/^An address that a calendar follows was made on .*14 April/);
    await page.user.click(page.getByRole('button', { name: 'Withdraw the address' }));
    const [, sure] = page.getAllByRole('button', { name: 'Withdraw the address' });
    await page.user.click(sure as HTMLElement);
    await page.findByText(/^A calendar can also follow an address/);
    expect(page.queryByLabelText('Address for your calendar')).toBeNull();
  });

  it('a new address ends the earlier one after a question, and was not copied because the earlier one was', async () => {
    const page = render(<Copies params={{}} />);
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await page.user.click(page.getByRole('button', { name: 'Make an address' }));
    await page.user.click(await page.findByRole('button', { name: 'Copy the address' }));
    await page.findByRole('button', { name: 'Copied' });
    await page.user.click(page.getByRole('button', { name: 'Make a new address' }));
    const question = within(page.getByRole('dialog', { name: 'End the address that there is?' }));
    expect(made).toBe(1);
    await page.user.click(question.getByRole('button', { name: 'Make a new address' }));
    await page.findByDisplayValue('https://tool.example/f/secret-2.ics');
    expect(page.queryByRole('dialog')).toBeNull();
    page.getByRole('button', { name: 'Copy the address' });
  });
});

describe('[P2] reminders', () => {
  it('are quiet lines with their way out, and are put away one by one', async () => {
    const page = render(<ReminderLines />);
    expect(page.getByRole('link', { name: 'Add somebody' }).getAttribute('href')).toBe(
      '/app/hours/relationships/new',
    );
    expect(page.getByRole('link', { name: 'Look at it' }).getAttribute('href')).toBe(
      '/app/hours/relationships/r1',
    );
    await page.user.click(page.getByRole('button', { name: /^Put away: Six weeks without contact with M1/ }));
    await vi.waitFor(() => expect(page.queryByText(/Six weeks without contact/)).toBeNull());
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({ key: 'quiet r1 5' });
  });

  it('go to an address that is typed, and stop when it is cleared', async () => {
    const page = render(<ReminderSettings />);
    const field = page.getByLabelText('Mail address');
    await page.user.type(field, 'ines@example');
    await page.user.click(page.getByRole('button', { name: 'Save the address' }));
    page.getByText(/^A mail address has a name/);
    await page.user.type(field, '.org');
    await page.user.click(page.getByRole('button', { name: 'Save the address' }));
    await page.findByText(/^Mails go to ines@example.org/);
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('button', { name: 'No mails' }));
    await page.findByText(/^No mails are sent/);
    expect(asked.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)).toEqual([
      expect.objectContaining({ address: 'ines@example.org', lang: 'en' }),
      expect.objectContaining({ address: null }),
    ]);
  });
});
