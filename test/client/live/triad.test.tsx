import { waitFor } from '@testing-library/dom';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { waiting } from '../../../client/core/outbox.ts';
import { receivedSheets } from '../../../client/rooms/live/triad.state.ts';
import { triadsPage } from '../../../client/rooms/live/triad.page.tsx';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import { arrive, FakeTriad, NAMES } from './triad-kit.tsx';

beforeEach(arrive);

const show = (triad: FakeTriad) => render(<triadsPage.Component params={{ triad: triad.id }} />);
const GRID = [1, 2, 3].map((at) => ({ key: `r${at}`, cells: { words: `Words ${at}` } }));

describe('before the first round', () => {
  it('[S12] says who is here, and who begins as what once two are; a pair is begun by its own name', async () => {
    pressesApart();
    const triad = new FakeTriad();
    const page = show(triad);
    await page.findByRole('heading', { level: 1, name: 'With Tom Brightwell and Farah Kazmi' });
    page.getByText('No date yet');
    await page.user.click(page.getByRole('button', { name: 'I am here' }));
    await waitFor(() => expect(triad.state.here['ines']).toBe(true));
    expect(page.queryByRole('heading', { name: 'Who begins as what' })).toBeNull();
    triad.press('tom', { kind: 'here', on: true });
    await page.findByRole('button', { name: 'Begin as a pair' });
    triad.press('farah', { kind: 'here', on: true });
    await page.findByRole('button', { name: 'Begin round 1' });
    expect(await axeFaults()).toEqual([]);
  });

  it('a date that one of them fixes is on the others’ pages, with the way into a calendar', async () => {
    const triad = new FakeTriad();
    const page = show(triad);
    await page.findByText('No date yet');
    triad.press('farah', { kind: 'date', at: Date.now() + 86_400_000 });
    await page.findByText('Dated');
    page.getByRole('button', { name: 'Add to my calendar' });
    page.getByRole('button', { name: 'Change the date' });
  });
});

describe('a press twice', () => {
  it('is one: whoever has come is still here, and the clock that was begun runs', async () => {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    onTestFinished(() => clock.mockRestore());
    const triad = new FakeTriad();
    const page = show(triad);
    const twice = async (name: string) => {
      const button = await page.findByRole('button', { name });
      now += 10_000;
      await page.user.click(button);
      await waitFor(() => expect(button.isConnected && button.textContent === name).toBe(false));
      now += 120;
      const there = page.queryAllByRole('button', { name: /have to go|Stop the clock|End/ });
      for (const button of there) await page.user.click(button);
    };
    await twice('I am here');
    for (const person of ['tom', 'farah']) triad.press(person, { kind: 'here', on: true });
    await page.findByRole('button', { name: 'Begin round 1' });
    await twice('Begin round 1');
    await waitFor(() => expect(waiting.value.size).toBe(0));
    expect(triad.state.here['ines']).toBe(true);
    expect(triad.state.rounds['1']).toMatchObject({ pausedAt: null, endedAt: null });
    expect(triad.sent.map(({ kind }) => kind)).toEqual(['here', 'begin']);
  });
});

it('whoever comes in the same second as another is here, too', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  onTestFinished(() => clock.mockRestore());
  const triad = new FakeTriad();
  const page = show(triad);
  const here = await page.findByRole('button', { name: 'I am here' });
  triad.press('tom', { kind: 'here', on: true });
  await page.user.click(here);
  await waitFor(() => expect(triad.state.here).toMatchObject({ ines: true, tom: true }));
});

describe('a round', () => {
  it('shows a press at once, also without a network, and sends it when there is one', async () => {
    pressesApart();
    const triad = new FakeTriad();
    triad.everybodyIsHere();
    const page = show(triad);
    const begin = await page.findByRole('button', { name: 'Begin round 1' });
    triad.offline();
    await page.user.click(begin);
    page.getByRole('heading', { name: 'Round 1 of 3' });
    expect(triad.state.rounds).toEqual({});
    triad.online = true;
    dispatchEvent(new Event('online'));
    await waitFor(() => expect(Object.keys(triad.state.rounds)).toEqual(['1']));
    await waitFor(() => expect(waiting.value.size).toBe(0));
  });

  it('says whose part is whose, and why a press was not taken', async () => {
    pressesApart();
    const triad = new FakeTriad();
    triad.press('ines', { kind: 'here', on: true });
    const page = show(triad);
    await page.findByText('Who is here');
    for (const person of ['tom', 'farah']) triad.press(person, { kind: 'here', on: true });
    const begin = await page.findByRole('button', { name: 'Begin round 1' });
    // Meanwhile one of them goes, and this page has not heard of it.
    triad.quiet = true;
    triad.press('farah', { kind: 'here', on: false });
    await page.user.click(begin);
    await page.findByText(/Somebody has come or gone meanwhile/);
    triad.quiet = false;
    triad.press('farah', { kind: 'here', on: true });
    triad.press('tom', { kind: 'begin', round: 1, people: 3 });
    await page.findByText('You are the mentor of Tom Brightwell.');
    page.getByText('The conversation', { selector: '.part' });
    expect(await axeFaults()).toEqual([]);
  });

  it('[C8] gives the observer a sheet that says once who reads it', async () => {
    const triad = new FakeTriad();
    triad.everybodyIsHere();
    // Everybody moves on by one seat.
    for (const round of [1, 2]) triad.press('tom', { kind: 'begin', round, people: 3 });
    const page = show(triad);
    await page.findByText(/^You observe Tom Brightwell\./);
    await page.findByRole('region', { name: 'Round 2: your sheet about Tom Brightwell' });
    expect((await page.findAllByText(/^Seen by/)).map(({ textContent }) => textContent)).toEqual([
      'Seen by you and the person who was observed. Told only that it exists: your trainers.',
    ]);
  });

  it('of a pitch has a presenter, a leader and other questions, and asks for no sentence of a mentee', async () => {
    const triad = new FakeTriad({ sheet: 'pitch' });
    triad.everybodyIsHere();
    for (const round of [1, 2]) triad.press('tom', { kind: 'begin', round, people: 3 });
    const page = show(triad);
    await page.findByText(/^You observe Tom Brightwell\. You do not say how you would have put it\./);
    expect(page.getAllByText('Presenter').length).toBeGreaterThan(0);
    page.getByText('The pitch', { selector: '.part' });
    await page.findByLabelText(/^Argument/);
    expect(page.queryByLabelText(/Open questions/)).toBeNull();
    triad.press('tom', { kind: 'begin', round: 3, people: 3 });
    await page.findByText('You are the leader whom Farah Kazmi wants to win.');
    expect(page.queryByLabelText(/What helped you most/)).toBeNull();
  });
});

describe('after the rounds', () => {
  it('is done when each has said so, and what one owes is said before', async () => {
    pressesApart();
    const triad = new FakeTriad();
    triad.practised();
    const page = show(triad);
    await page.findByText('First hand over the sheet that you wrote. Then say here that it is done.');
    await page.user.click(page.getByRole('button', { name: 'We have done it' }));
    await page.findByText('A sheet has been handed over, or has still to be: look below.');
    triad.hand('2-ines');
    await page.findByText('Handed to Tom Brightwell');
    await page.user.click(page.getByRole('button', { name: 'We have done it' }));
    await page.findByText('You have said so. Waiting for Tom Brightwell and Farah Kazmi');
    for (const person of ['1-farah', '3-tom']) triad.hand(person);
    for (const person of ['tom', 'farah']) triad.press(person, { kind: 'done' });
    await page.findByText('All of you have said so. The step is done');
  });

  it('[S1.9] shows the sheet that has come, with who wrote it', async () => {
    const triad = new FakeTriad();
    triad.practised();
    triad.received = [
      {
        round: 1,
        by: { id: 'farah', name: NAMES.farah, number: 3 },
        at: new Date().toISOString(),
        form: 'triad-observation',
        variant: 'plain',
        values: { asked_for: 'Whether I wait', exact_words: GRID, turning_point: 'When nobody spoke' },
      },
    ];
    const page = show(triad);
    await page.findByText('Your rounds are over');
    triad.hand('1-farah');
    await page.findByRole('heading', { name: 'One sheet about you' });
    await waitFor(() => expect(receivedSheets(triad.id).data.value?.sheets).toHaveLength(1));
    await page.user.click(await page.findByText('Round 1, seen by Farah Kazmi'));
    await page.findByText('When nobody spoke');
    page.getByText('Words 2');
  });
});
