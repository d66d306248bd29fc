import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { ownEvaluations } from '../../../client/rooms/evaluation/evaluation.state.ts';
import { meetingPage } from '../../../client/rooms/live/meeting.page.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';
import { arrive, FakeMeeting, MEMBERS } from './meeting-kit.tsx';

/** What the page of a meeting leads to: its evaluation once it is closed, and the business case of whoever reads it. */
beforeEach(async () => {
  await arrive();
  refreshAll();
});

const show = (meeting: FakeMeeting) => render(<meetingPage.Component params={meeting.place} />);
const away = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const [ACTION, INSIGHT] = ['a'.repeat(32), 'b'.repeat(32)];

/** A meeting that is over; a turn of Inés, who reads the page, was held in it. */
function closed(more: ConstructorParameters<typeof FakeMeeting>[0] = {}): FakeMeeting {
  const meeting = new FakeMeeting(more);
  close(meeting, begun(meeting));
  return meeting;
}

function begun(meeting: FakeMeeting, presents = 'ines'): string {
  meeting.everybodyIsHere();
  for (const person of MEMBERS) if (person !== presents) meeting.press(person, { kind: 'pass', on: true });
  return meeting.press(presents, { kind: 'begin', person: presents });
}

function close(meeting: FakeMeeting, turn: string, presents = 'ines'): void {
  const write = { kind: 'write', turn, line: INSIGHT, what: 'insight', asks: null } as const;
  meeting.press('tom', { ...write, text: 'Nobody asked the night shift.', over: 0 });
  const action = { kind: 'action', turn, action: ACTION, first: '', planB: '' } as const;
  meeting.press(presents, { ...action, text: 'Ask two managers', due: '2099-05-01', over: 0 });
  for (const from of ['present', 'clarify', 'explore', 'actions', 'process'] as const)
    meeting.press(presents, { kind: 'stage', turn, from });
  meeting.press('tom', { kind: 'to-review' });
  meeting.press('tom', { kind: 'next', at: Date.parse('2099-05-06T15:00:00.000Z'), host: 'tom' });
  meeting.press('tom', { kind: 'close' });
  expect(meeting.state.phase).toBe('closed');
}

describe('a closed meeting', () => {
  const evaluation = (meeting: FakeMeeting, more: object = {}) => {
    const subject = `${meeting.place.set}-1`;
    const standing = { dueAt: away(2), finishedAt: null, averages: [], ...more };
    meeting.around.evaluations = [{ n: 1, step: null, subject, selfManaged: false, open: true, ...standing }];
  };

  it('[S0.14] [S9] leads whoever was there to its evaluation, and says until when', async () => {
    const meeting = closed();
    evaluation(meeting);
    const page = show(meeting);
    const link = await page.findByRole('link', { name: 'Evaluate this meeting' });
    expect(link.getAttribute('href')).toBe(`/app/forms/set-evaluation/plain/${meeting.place.set}-1`);
    page.getByText(/^Until /);
    expect(await axeFaults()).toEqual([]);
  });

  it('[C27] asks nobody twice, and nobody for weeks', async () => {
    const answered = closed();
    evaluation(answered, { finishedAt: away(0) });
    const page = show(answered);
    await page.findByText(/^You answered on /);
    expect(page.queryByRole('link', { name: 'Evaluate this meeting' })).toBeNull();
    page.redraw(null);
    refreshAll();
    const old = closed();
    evaluation(old, { dueAt: away(-8) });
    const later = show(old);
    await later.findByText(/^Closed at/);
    await expect.poll(() => ownEvaluations().data.value?.meetings[0]?.subject).toBe(`${old.place.set}-1`);
    expect(later.queryByText('How was this meeting?')).toBeNull();
  });

  it('[S0.16] leads whoever facilitates it to what members say', async () => {
    const meeting = closed({ role: 'trainer' });
    const page = show(meeting);
    const link = await page.findByRole('link', { name: 'Evaluations of this meeting' });
    expect(link.getAttribute('href')).toBe(`/app/sets/answers/${meeting.place.set}/1`);
  });
});

it('[S0.10] says beside one’s own action and insight where in the business case they are', async () => {
  const meeting = closed();
  const title = { en: 'Risks', es: 'Riesgos' };
  meeting.around.sent = [
    { what: 'action', id: ACTION, section: 'risks', title, state: 'placed' },
    {
      what: 'insight',
      id: INSIGHT,
      section: 'rationale',
      title: { en: 'Rationale', es: 'Razones' },
      state: 'waiting',
    },
  ];
  const page = show(meeting);
  const placed = await page.findByRole('link', { name: 'Risks' });
  expect(placed.getAttribute('href')).toBe('/app/case/risks');
  expect(placed.closest('li')?.textContent).toMatch(
    /Ask two managers.*In your business case: Risks \(placed\)/,
  );
  const waits = page.getByRole('link', { name: 'Rationale' });
  expect(waits.closest('li')?.textContent).toMatch(/night shift.*Rationale \(waits to be placed\)/);
});

it('gives back what was typed in somebody’s turn and not added before the door was closed', async () => {
  const meeting = new FakeMeeting();
  const turn = begun(meeting, 'tom');
  const page = show(meeting);
  await page.user.type(await page.findByLabelText(/In a line or two/), 'Half a line');
  await page.user.type(page.getByLabelText(/^What Tom/), 'Write to the board');
  close(meeting, turn, 'tom');
  await page.findByText('Half a line');
  await page.findByText('Write to the board');
  const [aside] = page.getAllByRole('button', { name: 'Put it aside' });
  await page.user.click(aside as HTMLElement);
  expect(page.queryByText('Half a line')).toBeNull();
  page.redraw(null);
  const later = show(meeting);
  await later.findByText('Write to the board');
  expect(later.queryByText('Half a line')).toBeNull();
});
