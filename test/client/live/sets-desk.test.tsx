import { fireEvent } from '@testing-library/dom';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { practicePage } from '../../../client/rooms/live/practice.page.tsx';
import { setDeskPage } from '../../../client/rooms/live/set-desk.page.tsx';
import { setsDeskPage } from '../../../client/rooms/live/sets-desk.page.tsx';
import type { SetNeed } from '../../../client/rooms/live/sets-desk.types.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { asked, desk, FARAH, INES, JOANNA, NEIL, NOW, open, people, setOf, TOM } from './sets-kit.tsx';

beforeAll(() => needWords('core', 'core-problem', 'live-sets'));

const CALLS = '/api/live/sets/calls';
const AWAY_TWICE = { kind: 'absent-twice', n: 2, persons: [JOANNA.id] } satisfies SetNeed;
const NO_HOST = { kind: 'no-host', n: 3, persons: [] } satisfies SetNeed;

describe('sets at a glance', () => {
  const wanting = setOf(2, { needs: [AWAY_TWICE, NO_HOST] });

  it('[S10] [C25] say first which need a word and why; a private word is settled with one press', async () => {
    const page = await open(setsDeskPage, {
      '/api/live/sets': desk({ sets: [setOf(1), wanting] }),
      [CALLS]: { calls: [] },
    });
    page.getByRole('heading', { level: 1, name: 'One set needs a word' });
    const card = page.getByRole('region', { name: 'Set 2' });
    expect([...card.querySelectorAll('li > span')].map(({ textContent }) => textContent)).toEqual([
      'Joanna Reid was away twice in a row, last from meeting 2. A private word may help.',
      'Nobody is named to open meeting 3.',
    ]);
    expect(await axeFaults()).toEqual([]);
    const spoken = page.getByRole('button', { name: 'I have spoken with Joanna Reid' });
    await page.user.dblClick(spoken);
    await vi.waitFor(() => page.getByText(/^Noted that you have spoken with Joanna Reid/));
    expect(asked).toEqual([
      {
        method: 'PUT',
        path: `/api/live/sets/set-2/spoken/${JOANNA.id}`,
        body: { n: 2, spoken: true },
      },
    ]);
  });

  it('show what members said to their trainer alone, which is taken up with one press', async () => {
    const person = { id: TOM.id, name: TOM.name, number: 2 };
    const word = { person, set: 2, n: 1, quarter: true, said: 'On Friday?', at: NOW };
    const page = await open(setsDeskPage, {
      '/api/live/sets': desk({ sets: [setOf(1)] }),
      [CALLS]: { calls: [] },
      '/api/live/sets/words': { words: [{ ...word, seenAt: null }] },
    });
    const words = await page.findByRole('region', { name: '1 person of a set waits for a word from you' });
    expect(words.textContent).toContain('Asks for a quarter of an hour.');
    expect(words.textContent).toContain('On Friday?');
    expect(await axeFaults()).toEqual([]);
    await page.user.click(page.getByRole('button', { name: 'Taken up: Tom Brightwell' }));
    await vi.waitFor(() =>
      expect(asked).toMatchObject([{ method: 'PUT', path: `/api/live/sets/words/${TOM.id}/1/seen` }]),
    );
  });

  it('show how turns are shared, and meetings that are over and to come', async () => {
    const page = await open(setsDeskPage, {
      '/api/live/sets': desk({ sets: [setOf(1)], without: [{ ...NEIL, said: false }] }),
      [CALLS]: { calls: [] },
    });
    page.getByRole('heading', { level: 1, name: 'All sets are well' });
    page.getByText('0 to 2 each');
    page.getByText('2 of 5 held, one missed');
    page.getByText('has not said anything yet');
  });

  it('bring a call that comes while the page is open to its top, with one press to the meeting', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let calls: unknown[] = [];
    const page = await open(setsDeskPage, {
      '/api/live/sets': desk({ sets: [setOf(1)] }),
      [CALLS]: () => ({ calls }),
    });
    expect(page.queryByText('Somebody calls you')).toBeNull();
    calls = [{ set: 'set-1', number: 1, n: 5, selfManaged: true, at: NOW }];
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitFor(() => page.getByText('Somebody calls you'));
    expect(page.getByRole('link', { name: 'Go to meeting 5 of set 1' }).getAttribute('href')).toBe(
      '/app/meetings/set-1/5',
    );
    vi.useRealTimers();
  });
});

describe('one set', () => {
  const show = (more = {}) =>
    open(
      setDeskPage,
      { '/api/live/sets': desk({ sets: [setOf(1), setOf(2)], without: [{ ...NEIL, said: true }] }), ...more },
      { set: 'set-1' },
    );

  it('[S1.8] shows who came and what part each has had', async () => {
    const page = await show();
    page.getByText('2 turns, kept time once');
    expect(page.getAllByText(/3 of the 4 who are in it now were there, without Joanna Reid/)).toHaveLength(2);
    expect(await axeFaults()).toEqual([]);
  });

  it('[S2] a date far away is asked back about, and taken anyway', async () => {
    pressesApart();
    let moved = false;
    const page = await show({
      'PUT /api/live/sets/set-1/meetings/4': () => {
        const answer = { moved, warnings: ['moved-far'] };
        moved = true;
        return answer;
      },
    });
    await page.user.click(page.getByRole('button', { name: 'Another date Meeting 4' }));
    fireEvent.input(page.getByLabelText('Day'), { target: { value: '2026-05-13' } });
    await page.user.click(page.getByRole('button', { name: 'Move it' }));
    await vi.waitFor(() => page.getByText(/more than three days from where it was/));
    await page.user.click(page.getByRole('button', { name: 'Move it anyway' }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map(({ body }) => body)).toEqual([
      { at: '2026-05-13T15:00:00.000Z', anyway: false },
      { at: '2026-05-13T15:00:00.000Z', anyway: true },
    ]);
  });

  it('puts somebody elsewhere with the reason', async () => {
    const page = await show({ [`PUT /api/live/sets/places/${TOM.id}`]: { problems: [] } });
    await page.user.selectOptions(page.getByLabelText('Who'), TOM.id);
    await page.user.selectOptions(page.getByLabelText('Put into'), 'set-2');
    const save = page.getByRole('button', { name: 'Put there' });
    expect(save.getAttribute('aria-disabled')).toBe('true');
    await page.user.type(page.getByLabelText('Why'), 'Wants Spanish');
    await page.user.click(save);
    await vi.waitFor(() => page.getByText('Tom Brightwell: Set 2 now.'));
    expect(asked[0]?.body).toEqual({ to: 'set-2', reason: 'Wants Spanish' });
  });

  it('the link to the room stands as it was saved, and what is typed while it is saved stays', async () => {
    pressesApart();
    let link = 'https://old.example.org/';
    const page = await show({
      '/api/live/sets': () => desk({ sets: [setOf(1, { link })] }),
      'PUT /api/live/sets/set-1': () => {
        link = 'https://new.example.org/';
        return {};
      },
    });
    const box = page.getByLabelText<HTMLInputElement>('Link to the room');
    await page.user.clear(box);
    await page.user.type(box, 'https://new.example.org/');
    const save = page.getByRole('button', { name: 'Save' });
    await page.user.click(save);
    await page.findByText('Saved.');
    await vi.waitFor(() => expect(box.value).toBe('https://new.example.org/'));
    fireEvent.input(box, { target: { value: 'https://new.example.org/one' } });
    fireEvent.click(save);
    fireEvent.input(box, { target: { value: 'https://new.example.org/one/two' } });
    await vi.waitFor(() => expect(save.getAttribute('aria-busy')).toBe('false'));
    expect(box.value).toBe('https://new.example.org/one/two');
  });
});

describe('practice of a cohort', () => {
  it('[S3.25] [S3.12] says whether fewer come than before, and who has been without it for weeks', async () => {
    const sessions = [10, 9, 8, 5, 4, 5].map((attended, at) => {
      const held = { module: `m${at}`, step: 's', number: `${at + 1}.1`, title: 'Held', startsAt: NOW };
      return { ...held, attended, of: 12 };
    });
    const row = {
      set: 1,
      sessions: { there: 2, held: 6 },
      meetings: { there: 1, held: 2 },
      triads: { there: 0, held: 1 },
    };
    const rows = people.map((one) => {
      return { ...one, ...row, parts: setOf(1).parts[0]?.parts, lastAt: NOW, weeks: 0, nudge: false };
    });
    const page = await open(practicePage, {
      '/api/live/practice?after=0': {
        now: NOW,
        sessions,
        away: [{ ...FARAH, weeks: 5 }],
        awayCount: 1,
        learners: 12,
        people: rows,
        next: null,
      },
    });
    page.getByText('One of 12 has been without live practice for four weeks or more.');
    expect(page.getAllByText('Fewer people came lately: 5 of 12, after 9 before.').length).toBeGreaterThan(0);
    page.getByText('5 weeks');
    expect(page.getAllByRole('row')).toHaveLength(1 + sessions.length + 1 + people.length);
    expect(await axeFaults()).toEqual([]);
    expect(page.getAllByRole('link', { name: INES.name })[0]?.getAttribute('href')).toBe('/app/learners/p0');
  });
});
