import 'fake-indexeddb/auto';
import { within } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryPage } from '../../../client/rooms/hours/entry.page.tsx';
import { homePage } from '../../../client/rooms/hours/home.page.tsx';
import { HoursInStep } from '../../../client/rooms/hours/hours-in-step.tsx';
import { HoursLine } from '../../../client/rooms/hours/hours-line.tsx';
import type { Plan } from '../../../client/rooms/hours/hours.types.ts';
import type { SlotProps } from '../../../client/shell/page.types.ts';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { newLearner, person, server, session } from './hours-kit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

/** Twelve hours: seven sessions of 75 minutes and more around them. */
const twelveHours = [
  session('e1', '2026-01-27T12:30', 75, { relationship: 'm1', state: 'verified' }),
  session('e2', '2026-02-10T12:30', 75, { relationship: 'm1', aroundMin: 30, state: 'verified' }),
  session('e3', '2026-02-12T16:10', 75, { aroundMin: 30, state: 'verified' }),
  session('e4', '2026-03-05T16:10', 75, { aroundMin: 30, state: 'verified' }),
  session('e5', '2026-03-12T15:00', 45, { relationship: 'm3', kind: 'review', lengthNote: 'first meeting' }),
  session('e6', '2026-03-24T12:30', 75, { relationship: 'm1', kind: 'review' }),
  session('e7', '2026-03-26T16:10', 75, { aroundMin: 30 }),
  session('e8', '2026-04-02T16:10', 75),
  session('e9', '2026-04-06T10:00', 30, {
    kind: 'does-not-count',
    relationship: null,
    outside: 'supervision',
  }),
];
const people = [person('m1'), person('m2'), person('m3')];
const home = () => render(<homePage.Component params={{}} />);

describe('the home of hours', () => {
  it('[S1.5] says how far, what an even pace would have, and what a week needs as hours and as conversations', async () => {
    await newLearner({ entries: twelveHours, relationships: people });
    const page = home();
    expect(page.getByRole('heading', { level: 1 }).textContent).toContain('Your forty hours');
    expect(page.place.querySelector('.figure')?.textContent).toBe('11\u00a0h\u00a030');
    page.getByText('6 h 30 confirmed');
    page.getByText('5 h not confirmed yet');
    page.getByText('even pace today: 20 h');
    page.getByText(/2 h 12 a week reaches forty hours by 13 July 2026/);
    page.getByText(/That is 1\.3 conversations of 1 h 45 a week/);
    page.getByText(/Two ways that help/);
    expect(await axeFaults()).toEqual([]);
  });

  it('weeks without meetings move the figure, and over 28 days are not taken', async () => {
    await newLearner({ relationships: people });
    const page = home();
    page.getByText(/3 h 05 a week/);
    await page.user.click(page.getByRole('button', { name: 'Add weeks when you cannot meet' }));
    const [first, last] = [page.getByLabelText('First day'), page.getByLabelText('Last day')];
    await page.user.type(first, '2026-05-01');
    await page.user.type(last, '2026-06-14');
    page.getByText('45 days are chosen; 28 is the most.');
    await page.user.clear(last);
    await page.user.type(last, '2026-05-14');
    await page.user.click(page.getByRole('button', { name: 'Keep these days' }));
    await page.findByText(/3 h 38 a week/);
    expect(server.sent.at(-1)?.body).toEqual({
      plan: null,
      closures: [{ from: '2026-05-01', to: '2026-05-14' }],
    });
  });

  it('[N12][K1][P5] says in week one that three people at six do not add up, what would, and keeps the plan', async () => {
    await newLearner({ relationships: [] });
    vi.setSystemTime(new Date('2026-01-14T10:00:00Z'));
    const page = home();
    page.getByText('31 h 30 by 13 July 2026. 8 h 30 short of 40.');
    const ways = page.getByText('What would add up:').nextElementSibling as HTMLElement;
    expect([...ways.children].map(({ textContent }) => textContent)).toEqual([
      '6 conversations more, with anyone',
      '4 people with 6 conversations each',
      '3 people with 8 each, if the purpose carries that far',
    ]);
    await page.user.click(page.getByRole('button', { name: 'One person more' }));
    page.getByText('40 h by 13 July 2026. That reaches 40 hours.');
    page.getByText(/2 h of preparing and reflecting would be over what can count/);
    page.getByRole('img', { name: /One more\?: 0 held, 0 booked, 6 to plan/ });
    await page.user.click(page.getByRole('button', { name: 'Keep as my plan' }));
    await page.findByRole('button', { name: 'Kept as your plan' });
    expect(server.sent.at(-1)?.body).toMatchObject({
      plan: { mentees: 4, sessions: 6, minutes: 75, aroundMin: 30 },
    });
  });

  it('the plan and weeks without meetings are kept one by one: a place open since before undoes neither', async () => {
    await newLearner();
    const page = home();
    const weeks = [{ from: '2026-05-01', to: '2026-05-14' }];
    // Elsewhere, while this page stands.
    server.home = { ...server.home, closures: weeks };
    await page.user.click(page.getByRole('button', { name: 'Keep as my plan' }));
    await page.findByRole('button', { name: 'Kept as your plan' });
    expect(server.home.closures).toEqual(weeks);
    const { plan } = server.home;
    server.home = { ...server.home, plan: { ...(plan as Plan), sessions: 4 } };
    const open = page.getByRole('button', { name: 'Add weeks when you cannot meet' });
    await page.user.click(open);
    await page.user.click(page.getByRole('button', { name: 'Keep these days' }));
    await expect.poll(() => document.activeElement).toBe(open);
    expect(server.home.plan?.sessions).toBe(4);
  });

  it('[S4.19] a plan that nobody changed gives each person two hours in six weeks, preparing included', async () => {
    await newLearner({ relationships: [] });
    const page = home();
    await page.user.click(page.getByRole('button', { name: 'Keep as my plan' }));
    await page.findByRole('button', { name: 'Kept as your plan' });
    const { sessions, minutes, aroundMin } = server.home.plan as Plan;
    const SIX_WEEKS = 26 / 6;
    expect((sessions * (minutes + aroundMin)) / 60 / SIX_WEEKS).toBeGreaterThanOrEqual(2);
  });

  it('[N7] keeps each kind’s total honest, with its limit and what is over it, and what is logged for oneself apart', async () => {
    const many = [2, 3, 4].map((day) =>
      session(`x${day}`, `2026-02-0${day}T10:00`, 234, { kind: 'e-mentoring', channel: 'messages' }),
    );
    await newLearner({ entries: [...twelveHours, ...many], relationships: people });
    const page = home();
    const kinds = within(page.getByRole('table', { name: /by kind/ }));
    const row = kinds.getByRole('row', { name: /Messages by agreement/ });
    within(row).getByText('11 h 42');
    within(row).getByText('10 h');
    within(row).getByText(/1 h 42 are over it, kept and not counted/);
    page.getByText(/30 min supervision/);
  });

  it('[C9] shows every entry in hours and minutes, filters what needs something, and keeps void ones apart', async () => {
    const gone = session('e0', '2026-04-10T10:00', 60, { state: 'void' });
    await newLearner({ entries: [...twelveHours, gone], relationships: people });
    const page = home();
    const table = () => page.getByRole('table', { name: /Hours log/ });
    expect(within(table()).getAllByRole('row')).toHaveLength(10);
    within(table()).getByRole('row', { name: /26 March.*1\sh\s45/ });
    await page.user.click(page.getByRole('button', { name: 'M3' }));
    expect(within(table()).getAllByRole('row')).toHaveLength(2);
    await page.user.click(page.getByRole('button', { name: 'All 9' }));
    await page.user.click(page.getByRole('button', { name: 'Show 1 void entry' }));
    within(table()).getByRole('row', { name: /10 April.*0\smin.*Void/ });
  });
});

describe('an entry', () => {
  const asked = session('q', '2026-03-26T06:10', 75, {
    state: 'queried',
    events: [
      { what: 'logged', at: '2026-03-26T18:00:00Z', facts: { startedAt: '2026-03-26T06:10:00Z' } },
      { what: 'queried', at: '2026-03-27T09:00:00Z', text: 'Was it 16:10, not 06:10?' },
    ],
  });

  it('tells its history in words, and a question is answered by a change or in a line', async () => {
    await newLearner({ entries: [asked], relationships: people });
    const page = render(<entryPage.Component params={{ entry: 'q' }} />);
    page.getByText(/you logged Thursday 26 March, from 06:10/);
    expect(page.getAllByText(/Was it 16:10/)).toHaveLength(2);
    await page.user.click(page.getByRole('button', { name: 'Send the answer' }));
    page.getByText('Write a line first.');
    await page.user.type(page.getByLabelText('Or answer in a line'), 'Yes, my slip');
    await page.user.click(page.getByRole('button', { name: 'Send the answer' }));
    await expect
      .poll(() => server.sent.at(-1))
      .toMatchObject({
        path: '/api/hours/entries/q/answer',
        body: { text: 'Yes, my slip' },
      });
    await page.user.click(page.getByRole('button', { name: 'Change the entry' }));
    const start = page.getByLabelText<HTMLInputElement>('Started at');
    expect(start.value).toBe('06:10');
    await page.user.clear(start);
    await page.user.type(start, '1610');
    await page.user.click(page.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => server.sent.at(-1)?.body)
      .toMatchObject({
        revision: 1,
        facts: { startedAt: '2026-03-26T16:10:00.000Z', endedAt: '2026-03-26T17:25:00.000Z' },
      });
    expect(await axeFaults()).toEqual([]);
  });

  it('is made void with a reason, and without one it is not', async () => {
    await newLearner({ entries: [session('a', '2026-04-01T10:00', 60)], relationships: people });
    const page = render(<entryPage.Component params={{ entry: 'a' }} />);
    expect(page.getByRole('link', { name: 'Finish the record' }).getAttribute('href')).toBe(
      '/app/hours/entries/a/record',
    );
    await page.user.click(page.getByRole('button', { name: 'Make it void' }));
    const dialog = within(page.getByRole('dialog'));
    await page.user.click(dialog.getByRole('button', { name: 'Make it void' }));
    dialog.getByText('One line is enough.');
    await page.user.type(dialog.getByLabelText('Why'), 'It was a team meeting');
    await page.user.click(dialog.getByRole('button', { name: 'Make it void' }));
    await page.findByRole('button', { name: 'Bring it back' });
    await expect.poll(() => server.home.entries[0]?.state).toBe('void');
  });
});

describe('hours in a step and on the road map', () => {
  const slot = (target: string, label: string) =>
    render(
      <HoursInStep
        {...({ target, label, step: { module: 'm', step: 's' }, text: null } as unknown as SlotProps)}
      />,
    );

  it.each([
    ['counting-rules', 'Read what counts', /30 min a session, 10 h in all/],
    ['entry', 'Log the session', /Minutes together, breaks out/],
    ['pace', 'Open your pace', /an even pace would be 20 h today/],
    ['relationships', 'Add your mentees', /a week reaches forty hours/],
    ['phase-tags', 'Tag each relationship', /4 of 6 conversations/],
    ['next-date', 'Set the next dates', /4 of 6 conversations/],
    ['audit', 'Check your hours', /in 6 different weeks/],
    ['statement', 'Send your statement', /what of it counts towards 40 hours/],
  ])('%s opens in place', async (key, label, found) => {
    await newLearner({ entries: twelveHours, relationships: people });
    const page = slot(`HOURS:${key}`, label);
    await page.user.click(page.getByRole('button', { name: label }));
    expect((await page.findAllByText(found)).length).toBeGreaterThan(0);
    expect(page.getByRole('link', { name: 'The whole log' }).getAttribute('href')).toBe('/app/hours');
    expect(await axeFaults()).toEqual([]);
  });

  it('the road map carries the hours with the weekly figure and the way to the log', async () => {
    await newLearner({ entries: twelveHours, relationships: people });
    const page = render(<HoursLine />);
    expect(page.getByRole('link', { name: /^11\sh\s30 of 40 hours$/ }).getAttribute('href')).toBe(
      '/app/hours',
    );
    page.getByText(/2 h 12 a week/);
  });
});
