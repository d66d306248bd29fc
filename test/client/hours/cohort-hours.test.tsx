import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HoursRow, LearnerHours, TrainerEntry } from '../../../server/rooms/hours/trainer.contract.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { cohortHoursPage } from '../../../client/rooms/hours/cohort-hours.page.tsx';
import { learnerHoursPage } from '../../../client/rooms/hours/learner-hours.page.tsx';
import type { Page, Params } from '../../../client/shell/page.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

beforeAll(() => needWords('core', 'hours-cohort'));

const LEARNER = { id: 'tom', number: 3, name: 'Tom Brightwell' };
const ROW: HoursRow = {
  ...LEARNER,
  counted: 750,
  verified: 330,
  entries: 9,
  claimed: 4,
  queried: 0,
  late: 0,
  relationships: 2,
  lastEntryAt: '2026-03-20T10:00:00.000Z',
  activity: 'active',
  pace: { status: 'on-pace', expected: 700, neededPerWeek: 100, weeksLeft: 12 },
};
const pace = (status: NonNullable<HoursRow['pace']>['status']): HoursRow['pace'] => ({
  status,
  expected: 1200,
  neededPerWeek: 129.2,
  weeksLeft: 13,
});

const ENTRY: TrainerEntry = {
  id: 'one',
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
  evidence: ['diary-entry'],
  state: 'claimed',
  late: false,
  batch: null,
  events: [],
};

/** A log of three Februaries' entries that does what it is told. */
function fakeServer() {
  const entries = ['one', 'two', 'three'].map((id, at) => ({ ...ENTRY, id, day: `2026-02-0${at + 3}` }));
  const state = {
    entries,
    enough: true,
    rows: [ROW],
    late: [] as TrainerEntry[],
    queried: [] as TrainerEntry[],
    papers: [] as LearnerHours['papers'],
  };
  const asked: { key: string; body: Record<string, unknown> }[] = [];
  const of = (list: TrainerEntry[]) => list.map((entry) => ({ learner: LEARNER, entry }));
  const learnerHours = (): LearnerHours => ({
    learner: LEARNER,
    target: 2400,
    counted: 225,
    verified: 0,
    pace: pace('behind'),
    sample: { confirmed: 1, sessions: 4, oneIn: 5, enough: state.enough },
    papers: state.papers,
    entries: state.entries,
  });
  const answer = (key: string): unknown => {
    if (key.startsWith('GET /api/hours/cohort?')) return { target: 2400, rows: state.rows, next: null };
    if (key === 'GET /api/hours/cohort/waiting')
      return { late: of(state.late), queried: of(state.queried), more: false };
    if (key === 'GET /api/hours/learners/tom') return learnerHours();
    if (key.includes('/confirmations/')) {
      const batch = key.startsWith('PUT') ? (key.split('/').at(-1) ?? '') : null;
      state.entries = state.entries.map((entry) => ({
        ...entry,
        batch,
        state: batch ? 'verified' : 'claimed',
      }));
      return batch ? { confirmed: 3 } : { takenBack: 3 };
    }
    if (key.endsWith('/accepted')) state.late = [];
    return { entry: ENTRY };
  };
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: RequestInit) => {
    const key = `${method} ${url}`;
    if (method !== 'GET')
      asked.push({ key, body: JSON.parse(String(body ?? '{}')) as Record<string, unknown> });
    return Promise.resolve(Response.json(answer(key)));
  });
  return { state, asked };
}

let server: ReturnType<typeof fakeServer>;
beforeEach(() => {
  server = fakeServer();
  me.value = { id: 'ruth', tenant: 'school', role: 'trainer', administers: false, lang: 'en' } as Me;
  pressesApart();
});

async function open(page: Page, params: Params = {}) {
  await act(async () => void (await Promise.all(page.needs(params).map((data) => data.refresh()))));
  return render(<page.Component params={params} />);
}

describe('hours of the cohort', () => {
  it('name first who could do with a word, and say how many', async () => {
    server.state.rows = [
      ROW,
      { ...ROW, id: 'amir', name: 'Amir Haddad', counted: 255, pace: pace('at-risk'), activity: 'lapsed' },
      { ...ROW, id: 'neil', name: 'Neil', counted: 640, pace: pace('behind') },
    ];
    const { findByText, findAllByRole } = await open(cohortHoursPage);
    await findByText('One learner is at risk on hours and 1 behind.');
    const names = (await findAllByRole('rowheader')).map((cell) => cell.textContent);
    expect(names).toEqual(['Amir Haddad', 'Neil', 'Tom Brightwell']);
    await findByText(/over six weeks ago/);
    expect(await axeFaults()).toEqual([]);
  });

  it('[H11] list the dates that wait, and accept one with a press', async () => {
    server.state.late = [{ ...ENTRY, late: true }];
    const { user, findByRole, findByText } = await open(cohortHoursPage);
    await findByText(/Tuesday 3 February, 16:10 to 17:25 · Conversation with mentee 2, in person/);
    await user.click(await findByRole('button', { name: /^Accept the date of Tom Brightwell/ }));
    await findByText('No entry waits for you.');
    expect(server.asked.map(({ key }) => key)).toEqual(['PUT /api/hours/learners/tom/entries/one/accepted']);
  });

  it('show a question that was answered with its answer', async () => {
    const at = '2026-02-04T10:00:00.000Z';
    const events: TrainerEntry['events'] = [
      { what: 'queried', at, text: 'On the day of the strike?' },
      { what: 'answered', at, text: 'The day after.' },
    ];
    server.state.queried = [{ ...ENTRY, state: 'queried', events }];
    const { findByText, findByRole } = await open(cohortHoursPage);
    await findByText('Question: On the day of the strike?');
    await findByText('Answer: The day after.');
    await findByRole('button', { name: /^The question is settled/ });
  });
});

describe('one learner’s hours', () => {
  it('[N13] confirm a month on a sample that is stated, with an undo that also stays on the month', async () => {
    const { user, findByRole, findByText } = await open(learnerHoursPage, { person: 'tom' });
    await findByText(/Others have confirmed 1 of 4 sessions\. One in 5 is asked for/);
    await user.click(await findByRole('button', { name: 'Confirm 3 entries of February 2026' }));
    await findByText('3 entries are confirmed.');
    expect(server.asked[0]?.body).toEqual({
      month: '2026-02',
      entries: ['one', 'two', 'three'].map((id) => ({ id, revision: 1 })),
    });
    await findByRole('button', { name: 'Take this back' });
    await user.click(await findByRole('button', { name: 'Undo' }));
    await findByRole('button', { name: 'Confirm 3 entries of February 2026' });
    const [put, undo] = server.asked.map(({ key }) => key.split(' '));
    expect(undo).toEqual(['DELETE', put?.[1]]);
  });

  it('[N13] offers no month while the sample is too small, and says what is missing', async () => {
    server.state.enough = false;
    const { user, findByRole, findAllByText } = await open(learnerHoursPage, { person: 'tom' });
    const button = await findByRole('button', { name: 'Confirm 3 entries of February 2026' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await findAllByText(/Once others have confirmed one in 5/);
    await user.click(button);
    expect(server.asked).toEqual([]);
  });

  it('[C8] say of each pair which papers there are and since when', async () => {
    const none = { midpointAt: null, finalAt: null, closedAt: null, records: [] };
    server.state.papers = [
      {
        mentee: 1,
        mentorSignedAt: '2026-01-12T10:00:00.000Z',
        menteeSignedAt: '2026-01-14T10:00:00.000Z',
        connection: 'i-manage-them',
        sessionsPlanned: 4,
        midpointAt: '2026-03-02T10:00:00.000Z',
        finalAt: '2026-05-04T10:00:00.000Z',
        closedAt: '2026-05-04T10:00:00.000Z',
        records: ['2026-01-12', '2026-02-03'],
      },
      {
        mentee: 2,
        ...none,
        mentorSignedAt: null,
        menteeSignedAt: null,
        connection: null,
        sessionsPlanned: null,
      },
    ];
    const { findByRole } = await open(learnerHoursPage, { person: 'tom' });
    const part = await findByRole('region', { name: 'Papers' });
    expect([...part.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'Agreement of 12 January 2026, signed by both: the mentor manages the mentee, 4 sessions planned',
      'Mid-point review, finished on 2 March 2026',
      'Final review, finished on 4 May 2026',
      '2 progress records: 12 January 2026 and 3 February 2026',
      'Closed on 4 May 2026',
      'No agreement is signed yet.',
    ]);
    expect(part.textContent).toContain('either of the two may end it');
    expect(await axeFaults()).toEqual([]);
  });

  it('[C10] ask about facts in words that stay on the device until they have arrived', async () => {
    server.state.entries = [ENTRY];
    const { user, findByRole, queryByRole } = await open(learnerHoursPage, { person: 'tom' });
    await user.click(await findByRole('button', { name: /^Ask about it/ }));
    const box = await findByRole('textbox', { name: 'What is your question?' });
    await user.type(box, 'Was it an hour?');
    expect(await axeFaults()).toEqual([]);
    await user.click(await findByRole('button', { name: 'Not now' }));
    await user.click(await findByRole('button', { name: /^Ask about it/ }));
    await expect
      .poll(async () => (await findByRole<HTMLTextAreaElement>('textbox')).value)
      .toBe('Was it an hour?');
    await user.click(await findByRole('button', { name: 'Send the question' }));
    await expect.poll(() => queryByRole('textbox')).toBeNull();
    expect(server.asked[0]).toMatchObject({
      key: 'POST /api/hours/learners/tom/entries/one/query',
      body: { text: 'Was it an hour?', write: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
  });
});
