import 'fake-indexeddb/auto';
import { within } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryNewPage } from '../../../client/rooms/hours/entry.page.tsx';
import { homePage } from '../../../client/rooms/hours/home.page.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { newLearner, person, server, session } from './hours-kit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const open = (params: Record<string, string> = {}) => render(<entryNewPage.Component params={params} />);
type Opened = ReturnType<typeof open>;
const choose = (page: Opened, group: RegExp, option: string) =>
  page.user.click(within(page.getByRole('group', { name: group })).getByRole('radio', { name: option }));
const start = (page: Opened) => page.getByLabelText('Started at');
const save = (page: Opened) => page.user.click(page.getByRole('button', { name: 'Save' }));
const sent = async () => {
  await expect.poll(() => server.sent.length).toBeGreaterThan(0);
  return server.sent[0]?.body as { facts: Record<string, unknown> };
};

describe('logging a session', () => {
  it('[S3.13] begins with an hour and today, asks with whom and when, and sends real moments', async () => {
    await newLearner();
    const page = open();
    expect(page.getByRole<HTMLInputElement>('radio', { name: '60' }).checked).toBe(true);
    await choose(page, /Who/, 'M2');
    await page.user.type(start(page), '1610');
    page.getByText('Minutes together, breaks out. 16:10 to 17:10.');
    page.getByText('1 h of 40 after this.');
    expect(await axeFaults()).toEqual([]);
    await save(page);
    await page.findByText('Saved. 1 h of 40.');
    expect((await sent()).facts).toMatchObject({
      kind: 'one-to-one',
      relationship: 'm2',
      startedAt: '2026-04-13T16:10:00.000Z',
      endedAt: '2026-04-13T17:10:00.000Z',
      zone: 'UTC',
      aroundMin: 0,
    });
  });

  it('says nothing before somebody tried, then what is missing, and sends nothing', async () => {
    await newLearner();
    const page = open();
    expect(page.place.querySelectorAll('.error:not(:empty)')).toHaveLength(0);
    await save(page);
    page.getByText('When did it start? 1610 is enough.');
    page.getByText('Not saved yet: look at the lines above.');
    await page.user.type(start(page), '9');
    page.getByText('Say who it was with.');
    expect(server.sent).toEqual([]);
  });

  it('[C9] reads a length as people write it, and says by how many minutes it overlaps', async () => {
    await newLearner({ entries: [session('a', '2026-04-13T10:00', 75)] });
    const page = open();
    await choose(page, /Who/, 'M1');
    await page.user.type(start(page), '11:00');
    page.getByText('This overlaps another entry by 15 minutes.');
    await page.user.clear(start(page));
    await page.user.type(start(page), '11:15');
    expect(page.queryByText(/^This overlaps/)).toBeNull();
    await choose(page, /How long/, 'Other');
    for (const [text, until] of [
      ['1:30', '12:45'],
      ['1.5', '12:45'],
      ['90m', '12:45'],
      ['1h30', '12:45'],
      ['80', '12:35'],
    ] as const) {
      const box = page.getByLabelText('Length');
      await page.user.clear(box);
      await page.user.type(box, text);
      page.getByText(`Minutes together, breaks out. 11:15 to ${until}.`);
    }
  });

  it('[S4.18] asks for a line outside an hour to an hour and a half, and needs one over two and a half', async () => {
    await newLearner();
    const page = open({ with: 'm1' });
    await page.user.type(start(page), '900');
    expect(page.queryByLabelText(/One line on why/)).toBeNull();
    await choose(page, /How long/, '45');
    page.getByLabelText('Outside the usual. One line on why?');
    await choose(page, /How long/, 'Until');
    await page.user.type(page.getByLabelText('Ended at'), '1200');
    await page.user.tab();
    await save(page);
    page.getByText('Over this length a line is needed.');
    await page.user.type(page.getByLabelText('That is longer than usual. One line on why?'), 'Site visit');
    await save(page);
    await page.findByText('Saved. 3 h of 40.');
    expect(await sent()).toMatchObject({ lengthNote: 'Site visit' });
  });

  it('[H11] a session of more than four weeks ago is read and ticked first', async () => {
    await newLearner();
    const page = open({ with: 'm1' });
    await choose(page, /When/, 'Other day');
    const day = page.getByLabelText('Day');
    await page.user.clear(day);
    await page.user.type(day, '2026-03-02');
    await page.user.type(start(page), '1000');
    page.getByText(/^This is more than four weeks old/);
    await save(page);
    expect(server.sent).toEqual([]);
    await page.user.click(page.getByRole('checkbox', { name: /date will be looked at/ }));
    await save(page);
    await page.findByText('Saved. 1 h of 40.');
    expect(await sent()).toMatchObject({ warned: ['H11'] });
  });

  it('[H16] a second session without a signed agreement is not saved, and the agreement is one press away', async () => {
    const agreement = { mentorAt: null, menteeAt: null, way: null, askedUntil: null };
    await newLearner({
      relationships: [person('m1', { agreement })],
      entries: [session('a', '2026-04-01T10:00', 60, { relationship: 'm1' })],
    });
    const page = open();
    await page.user.type(start(page), '1000');
    page.getByText(/^Agree how you will work before going on/);
    expect(page.getByRole('link', { name: 'To the agreement' }).getAttribute('href')).toBe(
      '/app/hours/relationships/m1',
    );
    await save(page);
    expect(server.sent).toEqual([]);
  });

  it('[C3] again fills everything but the time, and the last draft is no part of it', async () => {
    await newLearner({
      entries: [
        session('a', '2026-04-09T16:10', 75, { aroundMin: 30, channel: 'video', lengthNote: 'late bus' }),
      ],
    });
    const home = render(<homePage.Component params={{}} />);
    expect(home.getByRole('link', { name: 'Again: M2, 16:10, 75 min' }).getAttribute('href')).toBe(
      '/app/hours/log?again=a',
    );
    const page = open({ again: 'a' });
    await page.user.type(start(page), '1600{Enter}');
    await page.findByText('Saved. 3 h 30 of 40.');
    expect((await sent()).facts).toMatchObject({
      relationship: 'm2',
      startedAt: '2026-04-13T16:00:00.000Z',
      aroundMin: 30,
      channel: 'video',
    });
    expect(await sent()).toMatchObject({ lengthNote: '' });
  });

  it('[C3] a date that was agreed fills the time too', async () => {
    const next = {
      at: '2026-04-13T15:00:00Z',
      endsAt: '2026-04-13T16:15:00Z',
      zone: 'UTC',
      place: '',
      moved: 0,
    };
    await newLearner({ relationships: [person('m1'), person('m2', { next })] });
    const home = render(<homePage.Component params={{}} />);
    expect(home.getByRole('link', { name: 'From your plan: M2, 15:00' }).getAttribute('href')).toBe(
      '/app/hours/log?next=m2',
    );
    const page = open({ next: 'm2' });
    await save(page);
    await page.findByText('Saved. 1 h 15 of 40.');
    expect((await sent()).facts).toMatchObject({
      startedAt: '2026-04-13T15:00:00.000Z',
      endedAt: '2026-04-13T16:15:00.000Z',
    });
  });

  it('[C3] an agreed time is said by this device’s clock on the button as in the form, wherever it was agreed', async () => {
    const next = {
      at: '2026-04-13T15:00:00Z',
      endsAt: '2026-04-13T16:15:00Z',
      zone: 'Europe/Madrid',
      place: '',
      moved: 0,
    };
    await newLearner({ relationships: [person('m1'), person('m2', { next })] });
    vi.stubEnv('TZ', 'America/Bogota');
    render(<homePage.Component params={{}} />).getByRole('link', { name: 'From your plan: M2, 10:00' });
    expect((start(open({ next: 'm2' })) as HTMLInputElement).value).toBe('10:00');
  });

  it('a draft that was begun in another zone is saved by the clock that stands beside it now', async () => {
    await newLearner();
    vi.stubEnv('TZ', 'Europe/Madrid');
    const first = open({ with: 'm1' });
    await first.user.type(start(first), '1000');
    first.redraw(null);
    vi.stubEnv('TZ', 'America/Bogota');
    const page = open({ with: 'm1' });
    await expect.poll(() => (start(page) as HTMLInputElement).value).toBe('1000');
    await save(page);
    await page.findByText('Saved. 1 h of 40.');
    expect((await sent()).facts).toMatchObject({
      startedAt: '2026-04-13T15:00:00.000Z',
      zone: 'America/Bogota',
    });
  });

  it('takes back what was just saved, and keeps it in the log as void', async () => {
    await newLearner();
    const page = open({ with: 'm1' });
    await page.user.type(start(page), '1000');
    await save(page);
    await page.findByText('Saved. 1 h of 40.');
    await page.user.click(page.getByRole('button', { name: 'Undo' }));
    await page.findByText('Taken back. It stays in the log as void.');
    await expect.poll(() => server.home.entries[0]?.state).toBe('void');
    expect(server.sent.at(-1)?.body).toMatchObject({ why: 'Taken back right after it was saved' });
  });

  it('[K3] shows what one session can count of the time around it, and [K5] a circle once', async () => {
    await newLearner();
    const page = open({ with: 'm1' });
    await page.user.type(start(page), '1000');
    await choose(page, /Before/, '30');
    page.getByText('1 h 30');
    await choose(page, /Who/, 'Circle');
    await page.user.selectOptions(page.getByLabelText('Mentees present'), '5');
    await save(page);
    await page.findByText('Saved. 1 h 30 of 40.');
    expect((await sent()).facts).toMatchObject({
      kind: 'circle',
      relationship: null,
      participants: 5,
      aroundMin: 30,
    });
  });
});
