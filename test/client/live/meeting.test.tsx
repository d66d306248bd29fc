import { waitFor, within } from '@testing-library/dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { waiting } from '../../../client/core/outbox.ts';
import { liveMeeting } from '../../../client/rooms/live/meeting.state.ts';
import { meetingPage } from '../../../client/rooms/live/meeting.page.tsx';
import { hex } from '../../setup/hex.ts';
import { pressesApart, render } from '../setup.ts';
import { axeFaults } from '../axe.ts';
import { arrive, FakeMeeting, MEMBERS } from './meeting-kit.tsx';

beforeEach(arrive);

const show = (meeting: FakeMeeting) => render(<meetingPage.Component params={meeting.place} />);
const action = (turn: string) =>
  ({
    kind: 'action',
    turn,
    action: 'a'.repeat(32),
    text: 'Ask two managers',
    first: '',
    planB: '',
    due: '2099-05-01',
    over: 0,
  }) as const;

/** A turn of Inés, who reads the page. */
function begun(meeting: FakeMeeting): string {
  meeting.everybodyIsHere();
  for (const person of MEMBERS.slice(1)) meeting.press(person, { kind: 'pass', on: true });
  return meeting.press('ines', { kind: 'begin', person: 'ines' });
}

/** To its end, with an action of whoever presents. */
function end(meeting: FakeMeeting, turn: string): void {
  meeting.press(meeting.state.turns[turn]?.person ?? '', { ...action(turn), action: hex() });
  for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
    meeting.press('tom', { kind: 'stage', turn, from });
}

describe('a press in a meeting', () => {
  it('[N6] shows at once, goes when the network is back, and is done once', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    const page = show(meeting);
    const question = await page.findByRole('button', { name: 'Question' });
    meeting.online = false;
    meeting.cut();
    await page.user.click(question);
    await page.user.click(question);
    expect(page.getByText('Questions').nextSibling?.textContent).toBe('2');
    expect(meeting.state.turns[turn]?.questions).toBe(0);
    meeting.online = true;
    dispatchEvent(new Event('online'));
    await waitFor(() => expect(meeting.state.turns[turn]?.questions).toBe(2));
    await waitFor(() => expect(waiting.value.size).toBe(0));
    expect(page.getByText('Questions').nextSibling?.textContent).toBe('2');
  });

  it('is not counted twice while its answer is on the way and the stream has brought it', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    begun(meeting);
    const page = show(meeting);
    const question = await page.findByRole('button', { name: 'Question' });
    meeting.held = [];
    await page.user.click(question);
    await waitFor(() => expect(meeting.held).toHaveLength(1));
    meeting.press('tom', { kind: 'count', turn: meeting.state.current ?? '', what: 'advice', by: 1 });
    await waitFor(() => expect(page.getByText('Advice that slipped out').nextSibling?.textContent).toBe('1'));
    expect(page.getByText('Questions').nextSibling?.textContent).toBe('1');
    for (const go of meeting.held.splice(0)) go();
    meeting.held = undefined;
  });

  it('that is refused says why, and words that were not taken stay with whoever wrote them', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    const page = show(meeting);
    const box = await page.findByLabelText(/In a line or two/);
    await page.user.type(box, 'Time is asked of people who have none.');
    meeting.online = false;
    await page.user.click(page.getByRole('button', { name: 'Add to the record' }));
    await waitFor(() => expect((box as HTMLTextAreaElement).value).toBe(''));
    meeting.press('tom', action(turn));
    for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
      meeting.press('tom', { kind: 'stage', turn, from });
    meeting.state = {
      ...meeting.state,
      turns: { ...meeting.state.turns, [turn]: { ...meeting.state.turns[turn]!, erased: true } },
    };
    meeting.online = true;
    dispatchEvent(new Event('online'));
    await page.findByText('That is not there any more.');
    await page.findByText('This was not taken. Your words are kept here:');
    await page.findByText('Time is asked of people who have none.');
    await page.user.click(page.getByRole('button', { name: 'Put it aside' }));
    expect(page.queryByText('Time is asked of people who have none.')).toBeNull();
  });
});

describe('the page of a meeting', () => {
  it('[S0.13] a question that is borrowed stands in the record and is counted', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    for (const from of ['present', 'clarify'] as const) meeting.press('tom', { kind: 'stage', turn, from });
    const page = show(meeting);
    await page.user.click(await page.findByRole('button', { name: 'What are you assuming?' }));
    await waitFor(() => expect(meeting.state.turns[turn]?.questions).toBe(1));
    expect(Object.values(meeting.state.lines)).toMatchObject([
      { kind: 'question', text: 'What are you assuming?', asks: 'explore' },
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('[S0.7] says when the set had better look at how it works, and its clock stands while it does', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    const page = show(meeting);
    await page.findByRole('heading', { level: 1, name: 'Your turn' });
    meeting.press('tom', { kind: 'count', turn, what: 'advice', by: 1 });
    await page.findByText(/^More advice than questions/);
    await page.user.click(page.getByRole('button', { name: 'Name the process' }));
    await page.findByText('The clock stands: how are you working?');
    await waitFor(() => expect(meeting.state.clock?.pausedAt).not.toBeNull());
    await page.user.click(page.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(meeting.state.clock?.pausedAt).toBeNull());
  });

  it('[S4] between two turns counts the three minutes of the pause, and after the second one none', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    end(meeting, begun(meeting));
    meeting.press('tom', { kind: 'pass', on: false });
    const page = show(meeting);
    const pause = await page.findByRole('region', { name: 'Pause' });
    expect(within(pause).getByRole('timer').getAttribute('aria-label')).toBe('3 minutes left');
    within(pause).getByText('Stand up. Nobody talks to Inés Calder about the issue.');
    expect(await axeFaults()).toEqual([]);
    end(meeting, meeting.press('tom', { kind: 'begin', person: 'tom' }));
    await page.findByText('The turns of this meeting have been held.');
    expect(page.queryByRole('region', { name: 'Pause' })).toBeNull();
  });

  it('keeps what somebody types, and where, while others press and the turn goes on', async () => {
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    const page = show(meeting);
    const box = await page.findByLabelText<HTMLTextAreaElement>(/In a line or two/);
    await page.user.type(box, 'Half a');
    meeting.press('tom', action(turn));
    for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
      meeting.press('tom', { kind: 'stage', turn, from });
    await page.findByRole('button', { name: /^Go on to the end/ });
    expect(document.activeElement).toBe(box);
    await page.user.keyboard(' line');
    expect(box.value).toBe('Half a line');
  });

  it('whoever changes a line by the keyboard writes at once, and stands at the line again afterwards', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    const line = { kind: 'write', turn, line: 'b'.repeat(32), what: 'issue', asks: null } as const;
    meeting.press('tom', { ...line, text: 'Time', over: 0 });
    const page = show(meeting);
    (await page.findByRole('button', { name: 'Change: Time' })).focus();
    await page.user.keyboard('{Enter}');
    await page.user.keyboard(' for mentors');
    await page.user.click(page.getByRole('button', { name: 'Save the change' }));
    await page.findByRole('button', { name: 'Change: Time for mentors' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Change: Time for mentors');
  });

  it('a line that two change at once stands twice', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    const turn = begun(meeting);
    const line = 'b'.repeat(32);
    const write = { kind: 'write', turn, line, what: 'insight', asks: null } as const;
    meeting.press('tom', { ...write, text: 'One', over: 0 });
    const page = show(meeting);
    await page.user.click(await page.findByRole('button', { name: 'Change: One' }));
    const box = page.getByLabelText('Change');
    await page.user.clear(box);
    await page.user.type(box, 'One of mine');
    meeting.press('tom', { ...write, text: 'One of Tom’s', over: 1 });
    await page.user.click(page.getByRole('button', { name: 'Save the change' }));
    await page.findByText('One of Tom’s');
    await page.findByText('One of mine');
    await page.findByText(/^Written at the same time/);
  });

  it('[C25] is closed only when the next date and its host are fixed', async () => {
    pressesApart();
    const meeting = new FakeMeeting();
    meeting.everybodyIsHere();
    meeting.press('tom', { kind: 'to-review' });
    const page = show(meeting);
    const close = await page.findByRole('button', { name: 'Close the meeting' });
    await page.user.click(close);
    expect(meeting.state.phase).toBe('review');
    await page.user.selectOptions(page.getByLabelText(/^Who opens it/), 'tom');
    await page.user.click(page.getByRole('button', { name: 'Fix the date and the host' }));
    await waitFor(() =>
      expect(meeting.state.next).toEqual({ at: Date.parse('2099-05-06T15:00:00.000Z'), host: 'tom' }),
    );
    await page.user.click(close);
    await page.findByText(/^Closed at/);
    await waitFor(() => expect(meeting.state.phase).toBe('closed'));
  });

  it('[S0.5] shows who facilitates the process and no word of the record; in the fifth no key and no link, until they are called', async () => {
    pressesApart();
    const meeting = new FakeMeeting({ n: 5, role: 'trainer' });
    meeting.everybodyIsHere();
    const page = show(meeting);
    await page.findByText(/^You see who is here/);
    expect(page.queryByRole('link', { name: /Join the room/ })).toBeNull();
    expect(page.queryByRole('button', { name: /^Begin/ })).toBeNull();
    meeting.press('tom', { kind: 'call' });
    await page.user.click(await page.findByRole('button', { name: 'I am coming' }));
    await waitFor(() => expect(meeting.state.call?.answeredAt).not.toBeNull());
    expect(liveMeeting(meeting.place).refusal.value).toBeUndefined();
  });
});
