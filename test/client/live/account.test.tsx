import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { refreshAll } from '../../../client/core/data.ts';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { AccountInStep } from '../../../client/rooms/live/account-in-step.tsx';
import { ownMeetings } from '../../../client/rooms/live/attended.state.ts';
import { axeFaults } from '../axe.ts';
import { pressesApart, render } from '../setup.ts';
import '../../../client/rooms/live/live.words.ts';

/** Below the step of a set: which meetings count, and the account that stands for one that was missed. */
const PLACE = { module: 'choose-or-devise', step: 'set-1' };
const ACCOUNT = '/api/live/sessions/choose-or-devise/set-1/account';
type State = 'attended' | 'made-up' | 'open';

let stands: { state: State; mayMakeUp: boolean; counted: number };
let refusal: string | null;
const sent: unknown[] = [];
beforeAll(() => needWords('core', 'course', 'live'));
beforeEach(() => {
  [refusal, sent.length] = [null, 0];
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  vi.stubGlobal('fetch', (path: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method === 'PUT' && path === ACCOUNT) return Promise.resolve(answered(String(body)));
    if (path !== '/api/live/sets/attended') return Promise.resolve(Response.json({ notes: [] }));
    const { counted, ...meeting } = stands;
    return Promise.resolve(Response.json({ counted, needed: 4, meetings: [{ n: 1, ...PLACE, ...meeting }] }));
  });
});

function answered(body: string): Response {
  const { done } = JSON.parse(body) as { done: boolean };
  sent.push({ done });
  if (refusal !== null) return Response.json({ error: { code: refusal, ref: 'TST-TST' } }, { status: 409 });
  stands = done
    ? { state: 'made-up', mayMakeUp: false, counted: 1 }
    : { state: 'open', mayMakeUp: true, counted: 0 };
  return Response.json({ madeUp: done });
}

async function show(now: typeof stands) {
  stands = now;
  refreshAll();
  await act(() => ownMeetings().refresh());
  const step = { ...PLACE, number: '8.5', type: 'live-session', lang: 'en', visibility: 'set' } as const;
  return render(<AccountInStep target="" label="" step={step} text={null} />);
}

const STAND = { name: 'Let it stand for this meeting' };

it('[L2] who was there is told what counts, and asked for no account', async () => {
  const page = await show({ state: 'attended', mayMakeUp: false, counted: 4 });
  page.getByText('4 of your set meetings count. You need 4.');
  expect(page.queryByRole('button')).toBeNull();
});

it('[L2] who missed one lets their account stand with a press, once however often it is pressed, and takes it back', async () => {
  const page = await show({ state: 'open', mayMakeUp: true, counted: 0 });
  page.getByText('None of your set meetings counts yet. You need 4.');
  page.getByRole('textbox', { name: 'How that turn was run. No word of what it was about.' });
  expect(await axeFaults()).toEqual([]);
  await page.user.dblClick(page.getByRole('button', STAND));
  await page.findByText('Your account stands for this meeting. The step is done.');
  page.getByText('1 of the 4 set meetings that you need counts so far.');
  pressesApart();
  await page.user.click(page.getByRole('button', { name: 'Take that back' }));
  await page.findByRole('button', STAND);
  expect(sent).toEqual([{ done: true }, { done: false }]);
});

it.each([
  ['account-empty', 'Write a few lines first.'],
  ['account-used', 'An account stands for another of your meetings already, and one is all that may.'],
])('[L2] what is refused as %s says what to do, where a screen reader hears it', async (code, says) => {
  refusal = code;
  const page = await show({ state: 'open', mayMakeUp: true, counted: 0 });
  await page.user.click(page.getByRole('button', STAND));
  expect((await page.findByText(says)).closest('[role=status]')).not.toBeNull();
  page.getByRole('button', STAND);
});
