import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { DateChanges } from '../../../client/rooms/live/date-changes.tsx';
import { dateChanges } from '../../../client/rooms/live/live.state.ts';
import '../../../client/rooms/live/live.words.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';

const CHANGES = [
  {
    key: 'session 1',
    at: '2026-03-02T10:00:00.000Z',
    of: {
      what: 'session',
      module: 'conversation-models',
      step: 'models-fishbowl',
      number: '2.4',
      title: 'Fishbowl',
    },
    was: '2026-03-11T16:00:00.000Z',
    now: '2026-03-12T15:00:00.000Z',
  },
  {
    key: 'meeting 2',
    at: '2026-03-03T10:00:00.000Z',
    of: { what: 'meeting', n: 2 },
    was: '2026-03-18T16:00:00.000Z',
    now: '2026-03-19T16:00:00.000Z',
  },
  {
    key: 'rhythm',
    at: '2026-03-01T10:00:00.000Z',
    of: { what: 'rhythm', from: { weekday: 3, time: '16:00' }, to: { weekday: 4, time: '17:30' } },
    was: null,
    now: null,
  },
];

const sent: unknown[] = [];
let changes: typeof CHANGES = [];
beforeAll(() => needWords('core', 'live'));
beforeEach(async () => {
  pressesApart();
  [sent.length, changes] = [0, CHANGES];
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  vi.stubGlobal('fetch', (_url: string, { method = 'GET', body }: RequestInit) => {
    if (method === 'GET') return Promise.resolve(Response.json({ changes, zone: 'Europe/London' }));
    sent.push(JSON.parse(String(body)));
    changes = [];
    return Promise.resolve(Response.json({ seen: true }));
  });
  await act(() => dateChanges().refresh());
});

describe('dates that were moved', () => {
  it('[S2] stand on the road map with the date that each had, until they are seen', async () => {
    const { user, findByRole, getByText, getByRole, queryByRole } = render(<DateChanges />);
    await findByRole('heading', { name: 'Moved since you last looked' });
    expect(getByRole('link', { name: '2.4 Fishbowl' }).getAttribute('href')).toBe(
      '/app/course/conversation-models/models-fishbowl',
    );
    getByText(/is now on Thu 12 March, \d\d:00\. It was to be on Wed 11 March, \d\d:00\./);
    getByText(/^Meeting 2 of your set is now on Thu 19 March/);
    getByText(/now on Thursday at 17:30 \(Europe\/London\)\. They were to be on Wednesday at 16:00\./);
    expect(await axeFaults()).toEqual([]);
    await user.click(getByRole('button', { name: 'I have seen it' }));
    await expect.poll(() => queryByRole('heading')).toBeNull();
    expect(sent).toEqual([{ until: '2026-03-03T10:00:00.000Z' }]);
  });
});
