import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { needWords } from '../../../client/core/i18n.ts';
import { me, type Me } from '../../../client/core/session.ts';
import { PulseInStep } from '../../../client/rooms/live/pulse-in-step.tsx';
import { session } from '../../../client/rooms/live/live.state.ts';
import { pressesApart, render } from '../setup.ts';
import '../../../client/rooms/live/live.words.ts';

const PLACE = { module: 'starting-points', step: 'welcome-protocols' };
const away = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const sent: unknown[] = [];
let pulsed = false;
beforeAll(() => needWords('core', 'live'));
beforeEach(async () => {
  pressesApart();
  [sent.length, pulsed] = [0, false];
  me.value = { id: 'tom', tenant: 'school', role: 'learner', administers: false, lang: 'en' } as Me;
  vi.stubGlobal('fetch', (_url: string, { method = 'GET', body }: RequestInit) => {
    if (method === 'POST') {
      sent.push(JSON.parse(String(body)));
      pulsed = true;
      return Promise.resolve(Response.json({ pulsed: true }));
    }
    const held = { now: away(0), session: {}, checkIn: null, pulse: { from: away(-5), until: away(60) } };
    return Promise.resolve(Response.json({ ...held, alternative: true, own: { pulsed }, trainer: null }));
  });
  await act(() => session(PLACE).refresh());
});

const open = () => {
  const props = { step: { ...PLACE, type: 'live-session' } } as Parameters<typeof PulseInStep>[0];
  return render(<PulseInStep {...props} />);
};

describe('the pulse', () => {
  it('keeps what was chosen and typed until it is sent, though the page is loaded anew', async () => {
    const first = open();
    await first.user.click(await first.findByRole('radio', { name: /^4/ }));
    await first.user.type(first.getByRole('textbox', { name: 'One thing I learned' }), 'To wait');
    await act(() => first.redraw(null));
    const again = open();
    const typed = await again.findByRole<HTMLInputElement>('textbox', { name: 'One thing I learned' });
    await expect.poll(() => typed.value).toBe('To wait');
    expect(again.getByRole<HTMLInputElement>('radio', { name: /^4/ }).checked).toBe(true);
    await again.user.click(again.getByRole('button', { name: 'Send without a name' }));
    await again.findByText(/^Thank you\./);
    expect(sent).toEqual([{ worth: 4, learned: 'To wait', use: '', change: '' }]);
    await act(() => again.redraw(null));
    pulsed = false;
    await act(() => session(PLACE).refresh());
    const empty = open();
    expect((await empty.findByRole<HTMLInputElement>('textbox', { name: 'One thing I learned' })).value).toBe(
      '',
    );
  });
});
