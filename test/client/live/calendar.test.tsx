import 'fake-indexeddb/auto';
import { fireEvent, within } from '@testing-library/dom';
import { beforeAll, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { calendarPage } from '../../../client/rooms/live/calendar.page.tsx';
import type { Calendar } from '../../../client/rooms/live/live.types.ts';
import '../../../client/rooms/live/live.words.ts';
import { pressesApart } from '../setup.ts';
import { asked, NOW, open } from './sets-kit.tsx';

beforeAll(() => needWords('core', 'live', 'live-desk'));

const SETTLED: Calendar = {
  now: NOW,
  zone: 'Europe/London',
  startsOn: '2026-03-02',
  rhythm: { weekday: 3, time: '16:00' },
  link: 'https://first.example.org/',
  language: 'en',
  closures: [],
  sessions: [],
  revision: 1,
};

it('of two trainers who settle the calendar at once the slower one keeps what they typed, and the rest is the other’s', async () => {
  pressesApart();
  let settled = SETTLED;
  const page = await open(calendarPage, {
    '/api/live/calendar': () => settled,
    'PUT /api/live/rhythm': () => {
      const [tried] = asked.slice(-1) as { body: { revision: number } }[];
      if (tried?.body.revision === settled.revision) return {};
      const error = { code: 'conflict', ref: 'r' };
      return Response.json({ error }, { status: 409 });
    },
  });
  const link = page.getByLabelText<HTMLInputElement>('Link to the room');
  await vi.waitFor(() => expect(link.closest('[inert]')).toBeNull());
  fireEvent.input(link, { target: { value: 'https://mine.example.org/' } });
  settled = { ...SETTLED, rhythm: { weekday: 4, time: '17:30' }, revision: 2 };
  const save = page.getByRole('button', { name: 'Save' });
  await page.user.click(save);
  await page.findByText(/^Somebody has changed the calendar meanwhile/);
  await page.findByText(/^Once a fortnight: Thursday, 17:30/);
  expect(link.value).toBe('https://mine.example.org/');
  await page.user.click(save);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const rhythm = { weekday: 4, time: '17:30' };
  expect(asked[1]?.body).toEqual({
    revision: 2,
    rhythm,
    link: 'https://mine.example.org/',
    language: 'en',
  });
});

it('[C2] a link that was typed for one session is there again when the page is, until it is saved or let go', async () => {
  pressesApart();
  const line: Calendar['sessions'][number] = {
    module: 'm',
    step: 's',
    number: '1.6',
    title: 'Welcome',
    minutes: 90,
    kind: 'cohort',
    plannedOn: '2026-05-06',
    startsAt: '2026-05-06T15:00:00.000Z',
    endsAt: '2026-05-06T16:30:00.000Z',
    moved: null,
    link: SETTLED.link,
    language: 'en',
  };
  const answers = { '/api/live/calendar': { ...SETTLED, sessions: [line] } };
  const openForm = async () => {
    const page = await open(calendarPage, answers);
    await page.user.click(page.getByRole('button', { name: 'Change Welcome' }));
    const form = page.getByText('Leave it as it is').closest<HTMLElement>('.live-move');
    await vi.waitFor(() => expect(form?.matches('[inert]')).toBe(false));
    const link = within(form as HTMLElement).getByLabelText<HTMLInputElement>('Link to the room');
    return { page, link };
  };
  const first = await openForm();
  fireEvent.input(first.link, { target: { value: 'https://own.example.org/' } });
  first.page.redraw(null);
  const second = await openForm();
  expect(second.link.value).toBe('https://own.example.org/');
  expect(second.page.queryByText(/^Somebody has changed the calendar meanwhile/)).toBeNull();
  second.page.redraw(null);
  line.link = 'https://theirs.example.org/';
  const third = await openForm();
  expect(third.link.value).toBe('https://own.example.org/');
  third.page.getByText(/^Somebody has changed the calendar meanwhile/);
  await third.page.user.click(third.page.getByRole('button', { name: 'Leave it as it is' }));
  third.page.redraw(null);
  expect((await openForm()).link.value).toBe('https://theirs.example.org/');
});
