import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { cohortPage } from '../../../client/rooms/cohort/cohort.page.tsx';
import { learnerPage } from '../../../client/rooms/cohort/learner.page.tsx';
import { todayPage } from '../../../client/rooms/cohort/today.page.tsx';
import { address } from '../../../client/shell/address.ts';
import type { Page, Params } from '../../../client/shell/page.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

beforeAll(() => needWords('core', 'cohort'));

const HOURS = { counted: 750, verified: 330 };
const ROW = {
  id: 'tom',
  number: 3,
  name: 'Tom Brightwell',
  place: 'active',
  stepsDone: 4,
  stepsTotal: 111,
  minutesDone: 40,
  minutesTotal: 2400,
  lastStepAt: null,
  lastLaunchAt: '2026-03-02T10:00:00.000Z',
  state: 'under-way',
};
const CALENDAR = {
  now: '2026-03-26T10:00:00.000Z',
  today: '2026-03-26',
  phase: 'during',
  week: 2,
  weeks: 26,
  startsOn: '2026-03-16',
  endsOn: '2026-09-13',
  rests: [],
  mondays: ['2026-03-16', '2026-03-23'],
};
const QUIZ = { module: 'one', step: 'check', number: '4.9', title: 'Boundaries check', total: 6, tries: 7 };
const list = (...rows: object[]) => ({
  rows: rows.map((row) => ({ ...ROW, hours: HOURS, ...row })),
  total: 1,
  next: null,
});
const WAY = { hours: HOURS, done: [], acts: { taken: 0, back: 0 } };
const COUNTS = { learners: 0, notOpened: 0, underWay: 0, quietCount: 0, done: 0, scoresFailed: 0 };

/** A cohort of one that keeps what it is told, and every request that changed something. */
function fakeServer() {
  const state = {
    place: 'active',
    joined: [] as { id: string; until: string }[],
    startsOn: CALENDAR.startsOn,
    startFrom: 'learner',
    rosterAt: '2026-03-26T09:00:00.000Z',
  };
  const asked: string[] = [];
  const waits = { ...COUNTS, flagged: 0 };
  const row = () => ({ ...ROW, place: state.place });
  const answers: Record<string, (body: Record<string, string>) => unknown> = {
    'GET /api/cohort/learners/tom': () => ({ ...WAY, learner: row(), joined: state.joined }),
    'GET /api/course/learners/tom/quizzes': () => ({
      lang: 'en',
      rows: [{ ...QUIZ, right: 5, doneAt: null }],
    }),
    'GET /api/review/learners/tom': () => ({ rows: [] }),
    'GET /api/cohort/learners/tom/twins': () => ({
      rows: [{ ...ROW, id: 'old', number: 1, name: 'Tom B.', place: 'left' }],
    }),
    'PUT /api/cohort/learners/tom/joined/old': () => {
      state.joined = [{ id: 'old', until: '2026-04-25T10:00:00.000Z' }];
      return { joined: true };
    },
    'DELETE /api/cohort/learners/tom/joined/old': () => {
      state.joined = [];
      return { joined: false };
    },
    'PUT /api/cohort/learners/tom/not-learner': () => ({ place: (state.place = 'not-learner') }),
    'DELETE /api/cohort/learners/tom/not-learner': () => ({ place: (state.place = 'active') }),
    'GET /api/cohort/learners?who=active&after=0': () => list(row()),
    'GET /api/cohort/learners?who=left&after=0': () => list(),
    'GET /api/cohort/learners?who=not-learner&after=0': () =>
      list({ id: 'owen', name: 'Owen Field', place: 'not-learner' }),
    'GET /api/cohort/learners?who=left&after=70': () => list({ id: 'lee', name: 'Lee Marsh', place: 'left' }),
    'GET /api/people/roster': () => ({
      available: true,
      lastAt: state.rosterAt,
      lastCode: 'read',
      people: 14,
      nextAt: '2026-03-26T12:00:00.000Z',
    }),
    'POST /api/people/roster': () => {
      state.rosterAt = '2026-03-26T10:30:00.000Z';
      return {};
    },
    'GET /api/discussion/waiting': () => ({ flagged: waits.flagged }),
    'GET /api/cohort/today': () => ({
      ...waits,
      quiet: [],
      lately: [],
      calendar: { ...CALENDAR, startsOn: state.startsOn },
      startFrom: state.startFrom,
      timeZone: 'Europe/London',
    }),
    'PUT /api/people/calendar': ({ startsOn = '' }) => {
      Object.assign(state, { startsOn, startFrom: 'trainer' });
      return { ...CALENDAR, startsOn };
    },
  };
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: RequestInit) => {
    const key = `${method} ${url}`;
    if (method !== 'GET') asked.push(body && body !== '{}' ? `${key} ${String(body)}` : key);
    const answer = answers[key];
    if (!answer) throw new Error(`nobody answers ${key}`);
    return Promise.resolve(Response.json(answer(JSON.parse(String(body ?? '{}')) as Record<string, string>)));
  });
  return { asked, waits };
}

let server: ReturnType<typeof fakeServer>;
beforeEach(() => {
  server = fakeServer();
  me.value = { id: 'ruth', tenant: 'school', role: 'trainer', administers: false, lang: 'en' } as Me;
  pressesApart();
});

async function open(page: Page, params: Params = {}) {
  await act(async () => void (await Promise.all(page.needs(params).map((data) => data.refresh()))));
  const Shown = () => {
    const view = Object.fromEntries(new URLSearchParams(address.value.query));
    return <page.Component params={{ ...view, ...params }} />;
  };
  return render(<Shown />);
}

describe('a learner’s page, for a trainer', () => {
  it('joins another entry of the same person, says until when, and takes it back', async () => {
    const { user, findByRole, findByText, queryByText } = await open(learnerPage, { person: 'tom' });
    await user.click(await findByRole('button', { name: 'Look for another entry' }));
    await findByText('no longer on the list, 4 of 111 steps');
    await user.click(await findByRole('button', { name: 'Join with Tom B.' }));
    await findByText(/You can undo it until .*25 April 2026/);
    await user.click(await findByRole('button', { name: 'Undo the joining' }));
    await expect.poll(() => queryByText(/You can undo it until/)).toBeNull();
    expect(server.asked).toEqual([
      'PUT /api/cohort/learners/tom/joined/old',
      'DELETE /api/cohort/learners/tom/joined/old',
    ]);
  });

  it('says how far they are in a quiz, and no more', async () => {
    const { findByRole, findByText } = await open(learnerPage, { person: 'tom' });
    const link = await findByRole('link', { name: 'Boundaries check' });
    expect(link.getAttribute('href')).toBe('/app/course/one/check');
    await findByText('5 of 6 right, 7 answers tried');
  });

  it('says of somebody that they are no learner, and takes it back', async () => {
    const { user, findByRole, findByText, queryByText } = await open(learnerPage, { person: 'tom' });
    await user.click(await findByRole('button', { name: 'This is not a learner' }));
    await findByText('Not counted as a learner.');
    await user.click(await findByRole('button', { name: 'Count as a learner again' }));
    await findByRole('button', { name: 'This is not a learner' });
    expect(queryByText('Not counted as a learner.')).toBeNull();
  });
});

describe('the cohort', () => {
  it('shows those who take part, and in another tab those who left', async () => {
    const { user, findByRole, findByText } = await open(cohortPage);
    await findByRole('link', { name: 'Tom Brightwell' });
    expect(await axeFaults()).toEqual([]);
    await user.click(await findByRole('tab', { name: 'Left' }));
    await findByText('Nobody has left.');
    await user.click(await findByRole('tab', { name: 'Not learners' }));
    await findByRole('table', { name: 'One person' });
    await findByRole('columnheader', { name: 'Person' });
    await user.click(await findByRole('tab', { name: 'Left' }));
    expect((await findByRole('tab', { name: 'Left' })).getAttribute('aria-selected')).toBe('true');
  });

  it.each([
    ['the third part of a list', { who: 'left', from: '20-70' }, 'Left', 'Lee Marsh', '101 to 101'],
    [
      'a view that there is not',
      { who: 'everybody', from: '1-x' },
      'Learners',
      'Tom Brightwell',
      '1 to 1 of 1',
    ],
  ])('opens at the address of %s', async (_, params, ...[tab, name, range]) => {
    const { findByRole } = await open(cohortPage, params);
    expect((await findByRole('tab', { name: tab })).getAttribute('aria-selected')).toBe('true');
    await findByRole('link', { name });
    await findByRole('table', { name: range });
  });

  it('reads the platform’s list when asked, says that it does, and when it has', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { getByRole, getByText } = await open(cohortPage);
    const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
    const before = getByText(/^Read .*14 people/).textContent;
    void act(() => getByRole('button', { name: 'Read now' }).click());
    await wait(0);
    expect(getByRole('button', { name: 'Reading' }).getAttribute('aria-busy')).toBe('true');
    await wait(2_100);
    expect(getByRole('button', { name: 'Read now' }).getAttribute('aria-busy')).toBe('false');
    expect(getByText(/^Read .*14 people/).textContent).not.toBe(before);
    expect(server.asked).toEqual(['POST /api/people/roster']);
    vi.useRealTimers();
  });
});

it('[a7] a flagged text is the first thing that waits for a trainer, and leads to where they decide', async () => {
  Object.assign(server.waits, { learners: 12, scoresFailed: 1, flagged: 2 });
  const { findByRole } = await open(todayPage);
  await findByRole('heading', { name: /2 comments wait for your decision/ });
  expect((await findByRole('link', { name: 'Decide' })).getAttribute('href')).toBe('/app/wall/desk');
  expect(await axeFaults()).toEqual([]);
});

describe('the first day of the course', () => {
  it('says what it moves, is saved, and says so where it was pressed', async () => {
    const { user, findByLabelText, findByRole, findByText, place } = await open(todayPage);
    const day = await findByLabelText('First day');
    expect(
      place.querySelector(`#${CSS.escape(day.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')}`)
        ?.textContent,
    ).toMatch(/This moves the week that everybody sees/);
    await user.clear(day);
    await user.type(day, '2026-03-23');
    await user.click(await findByRole('button', { name: 'Save the dates' }));
    const saved = await findByText(/^Saved. The course begins on .*23 March 2026/);
    expect(saved.closest('details')?.open).toBe(true);
    expect(server.asked).toEqual([
      'PUT /api/people/calendar {"startsOn":"2026-03-23","timeZone":"Europe/London"}',
    ]);
  });

  it('is asked for when it is missing, and nothing is sent', async () => {
    const { user, findByLabelText, findByRole, findByText } = await open(todayPage);
    await user.clear(await findByLabelText('First day'));
    await user.click(await findByRole('button', { name: 'Save the dates' }));
    await findByText('Give the whole date: day, month and year.');
    expect(server.asked).toEqual([]);
  });
});
