import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { todayPage } from '../../../client/rooms/cohort/today.page.tsx';
import type { TrainerEntry, WaitingHours } from '../../../client/rooms/hours/cohort-hours.state.ts';
import type { QueueRow } from '../../../client/rooms/review/review.types.ts';
import { axeFaults } from '../axe.ts';
import { daysAgo, list, row } from '../review/queue-kit.tsx';
import { pressesApart, render } from '../setup.ts';

/** What a trainer's home says first, and from where one press leads to each thing that waits. */
beforeAll(() => needWords('core', 'cohort', 'review', 'review-desk', 'hours-cohort'));

const TODAY = {
  learners: 12,
  notOpened: 0,
  underWay: 11,
  quietCount: 1,
  done: 0,
  scoresFailed: 0,
  lately: [],
  startFrom: 'trainer',
  timeZone: 'Europe/London',
  copyAsked: false,
  calendar: {
    now: '2026-03-26T10:00:00.000Z',
    today: '2026-03-26',
    phase: 'during',
    week: 2,
    weeks: 26,
    startsOn: '2026-03-16',
    endsOn: '2026-09-13',
    rests: [],
    mondays: ['2026-03-16', '2026-03-23'],
  },
  quiet: [
    {
      id: 'gareth',
      number: 9,
      name: 'Gareth Penn',
      place: 'active',
      stepsDone: 4,
      stepsTotal: 111,
      minutesDone: 40,
      minutesTotal: 2400,
      lastStepAt: daysAgo(30),
      lastLaunchAt: daysAgo(30),
      state: 'quiet',
      modulesLate: 0,
    },
  ],
};

type Events = TrainerEntry['events'];
const entry = (id: string, name: string, events: Events): WaitingHours['late'][number] => ({
  learner: { id, number: 4, name },
  entry: {
    id: `entry-${id}`,
    revision: 1,
    kind: 'one-to-one',
    mentee: 2,
    day: '2026-02-03',
    startedAt: '2026-02-03T16:10:00.000Z',
    endedAt: '2026-02-03T17:25:00.000Z',
    zone: 'Europe/London',
    breakMin: 0,
    aroundMin: 0,
    channel: 'in-person',
    shadowing: false,
    minutes: 75,
    counts: 75,
    surplus: 0,
    lengthNote: '',
    evidence: [],
    state: 'claimed',
    late: true,
    batch: null,
    events,
  },
});
const logged = (days: number) => ({ what: 'logged' as const, at: daysAgo(days), facts: {} });
const asked = (days: number) => ({ what: 'queried' as const, at: daysAgo(days), text: 'Was it 16:10?' });
const answered = (days: number) => ({ what: 'answered' as const, at: daysAgo(days), text: 'It was.' });

let acts: string[];

async function open(reviews: QueueRow[], hours: Partial<WaitingHours>) {
  const answers: Record<string, unknown> = {
    '/api/cohort/today': TODAY,
    '/api/discussion/waiting': { flagged: 1 },
    '/api/review/queue': list(reviews),
    '/api/hours/cohort/waiting': { late: [], queried: [], more: false, ...hours },
  };
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (init?.method !== 'GET') acts.push(path);
    return Promise.resolve(Response.json(answers[path] ?? {}));
  });
  refreshAll();
  for (const data of todayPage.needs({})) await data.refresh();
  return render(<todayPage.Component params={{}} />);
}

beforeEach(() => {
  acts = [];
  me.value = { id: 'ruth', tenant: 'school', role: 'trainer', administers: false, lang: 'en' } as Me;
  pressesApart();
});

const first = (page: Awaited<ReturnType<typeof open>>) =>
  page.getByRole('heading', { level: 1 }).textContent.replace('First today', '').trim();

describe('a trainer’s home', () => {
  const DEV = entry('dev', 'Dev Anand', [logged(11)]);
  const INES = entry('ines', 'Inés Calder', [logged(40), asked(20), answered(3)]);
  const SOFIA = entry('sofia', 'Sofía Ortega', [logged(60), asked(50)]);

  it.each([
    [
      'a case',
      'Inés Calder has waited 12 days for a review',
      [row({ submittedAt: daysAgo(12) })],
      { late: [DEV] },
    ],
    [
      'a late date',
      'A late session of Dev Anand has waited 11 days',
      [row({ submittedAt: daysAgo(9) })],
      { late: [DEV] },
    ],
    ['an answer', 'Inés Calder answered a question about hours 3 days ago', [], { queried: [INES] }],
  ])('says first what has waited longest: %s', async (_, title, reviews, hours) => {
    expect(first(await open(reviews, hours))).toBe(title);
  });

  it('is not held up by what waits for somebody else: then what was flagged comes first', async () => {
    expect(first(await open([], { queried: [SOFIA] }))).toBe('One comment waits for your decision');
  });

  it('has one press to each: accept a date, read an answer, open a case, look at who is quiet', async () => {
    const page = await open([row()], { late: [DEV], queried: [SOFIA, INES] });
    const hours = page.getByRole('region', { name: 'Hours with a question' });
    expect([...hours.querySelectorAll('b')].map(({ textContent }) => textContent)).toEqual([
      'Dev Anand',
      'Inés Calder',
      'Sofía Ortega',
    ]);
    page.getByText('Waiting for Sofía Ortega');
    expect(page.getByRole('link', { name: /^Read.*Inés Calder/ }).getAttribute('href')).toBe(
      '/app/cohort/hours/ines',
    );
    expect(page.getByRole('link', { name: 'Gareth Penn' }).getAttribute('href')).toBe('/app/learners/gareth');
    page.getByRole('button', { name: /^Open.*Inés Calder/ });
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('button', { name: /^Accept the date.*Dev Anand/ }));
    await vi.waitFor(() => expect(acts).toEqual(['/api/hours/learners/dev/entries/entry-dev/accepted']));
  });
});
