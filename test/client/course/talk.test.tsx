import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '@testing-library/dom';
import { axeFaults } from '../axe.ts';
import { pressesApart } from '../setup.ts';
import { openStep } from './practice-kit.tsx';

beforeEach(() => pressesApart());

async function opened(lang: 'en' | 'es' = 'en') {
  const page = await openStep(lang);
  const section = document.querySelector<HTMLElement>('[data-talk]') as HTMLElement;
  await vi.waitFor(() => expect(section.querySelector('.talk-play')).not.toBeNull(), { timeout: 10_000 });
  const play = () => section.querySelector<HTMLElement>('.talk-play') as HTMLElement;
  const choices = () =>
    within(play())
      .queryAllByRole('listitem')
      .flatMap((item) => within(item).queryAllByRole('button'));
  return {
    ...page,
    section,
    play,
    offered: () => choices().map((one) => one.textContent),
    press: (name: string | RegExp) => page.user.click(within(play()).getByRole('button', { name })),
    replies: () => [...play().querySelectorAll('.talk-said > .talk-reply')].map((one) => one.textContent),
    status: () => within(play()).getByRole('status').textContent,
  };
}

const focused = () => document.activeElement?.textContent ?? '';

describe('a practice conversation', () => {
  it('shows one turn at a time, silence last, in place of the text that has them all', async () => {
    const page = await opened();
    expect(page.section.className).toBe('practice-talk plays on-screen');
    expect(page.offered()).toEqual([
      '“Shall we keep it short?”',
      '“What happened on Monday?”',
      '“Could a mail do instead?”',
      'Say nothing',
    ]);
    expect(page.replies()).toEqual([]);
    expect(within(page.play()).queryByRole('button', { name: 'Take back one turn' })).toBeNull();
    await page.press(/keep it short/);
    expect(page.replies()).toEqual([
      '“Please.” The agenda is turned over, so that nobody has to look at it.',
    ]);
    expect(page.offered()).toEqual([
      '“What if we cut four?”',
      '“What is missing from it?”',
      '“Is it always nine?”',
    ]);
    // What the choice is said to be worth comes at the end, and not before.
    expect(page.play().textContent).not.toContain('You were kind to the clock.');
    expect(await axeFaults()).toEqual([]);
  });

  it('puts the focus on what comes back, and the next choices follow it', async () => {
    const page = await opened();
    await page.press(/on Monday/);
    expect(focused()).toBe('“Nothing. That’s what happened.” Toni closes the door.');
    expect(document.activeElement?.getAttribute('tabindex')).toBe('-1');
    await page.user.tab();
    expect(focused()).toContain('I’m asking');
    await page.user.keyboard('{Enter}');
    expect(focused()).toContain('“First?” A breath.');
    expect(page.status()).toBe('');
  });

  it('takes back one turn, always, and asks it again', async () => {
    const page = await opened();
    await page.press(/keep it short/);
    await page.press(/cut four/);
    await page.press('Take back one turn');
    expect(page.replies()).toHaveLength(1);
    expect(focused()).toContain('“Nine lines,” says Toni.');
    await page.press('Take back one turn');
    expect(page.replies()).toEqual([]);
    expect(focused()).toContain('“Another meeting,” says Toni.');
  });

  it('does not take a press that was meant for what stood there before', async () => {
    const page = await opened();
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 60_000);
    await page.press(/keep it short/);
    await page.press(/cut four/);
    expect(page.replies()).toHaveLength(1);
  });

  it('tells both paths at the end, turn by turn, beside that of the mentor', async () => {
    const page = await opened();
    await page.press(/on Monday/);
    await page.press(/go first today/);
    expect(page.section.className).toBe('practice-talk plays also-on-paper');
    const review = within(page.play()).getByRole('region', { name: 'Turn by turn' });
    const rows = within(review)
      .getAllByRole('listitem')
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toHaveLength(3);
    expect(rows[0]?.[0]).toBe(
      'Your path“What happened on Monday?”“Nothing. That’s what happened.” Toni closes the door.One word of Toni’s, said back.',
    );
    expect(rows[0]?.[1]).toMatch(
      /^VeraSilence, five seconds.*Nothing you could have asked had that in it\.$/s,
    );
    expect(rows[2]?.[0]).toContain('Your path: how it ended');
    expect(rows[2]?.[1]).toContain('Vera: how it ended');
    expect(rows[2]?.[1]).toContain('It is about the door.');
    expect(page.offered()).toEqual([]);
    expect(await axeFaults()).toEqual([]);
    await page.press('From the beginning');
    expect(page.offered()).toHaveLength(4);
    expect(page.section.className).toBe('practice-talk plays on-screen');
  });

  it('tells the second path to whoever took that of the mentor', async () => {
    const page = await opened();
    await page.user.click(within(page.play()).getByRole('checkbox', { name: 'Don’t make me wait' }));
    await page.press('Say nothing');
    await page.press(/want to hear it/);
    const review = within(page.play()).getByRole('region', { name: 'Turn by turn' });
    expect(review.textContent).toContain('Another way');
    expect(review.textContent).not.toContain('Vera:');
  });

  it('is where it was left after a reload, on this device alone', async () => {
    const page = await opened();
    await page.press(/keep it short/);
    page.reload();
    await vi.waitFor(() => expect(document.querySelectorAll('.talk-said')).toHaveLength(1));
    // Whoever comes to the page begins at its top.
    expect(document.activeElement).toBe(document.body);
  });

  it('speaks Spanish', async () => {
    const page = await opened('es');
    expect(page.offered().at(-1)).toBe('Guarda silencio');
    await page.press(/lunes/);
    within(page.play()).getByRole('button', { name: 'Volver un turno' });
    await page.press(/empiezas tú/);
    within(page.play()).getByRole('region', { name: 'Turno por turno' });
    expect(page.play().textContent).toContain('Tu camino: cómo terminó');
  });
});

describe('a silence', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    return () => void vi.useRealTimers();
  });
  const pass = (seconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(seconds * 1000)));

  it('is kept for as long as it was written, with a way on in focus and no clock', async () => {
    const page = await opened();
    await page.press('Say nothing');
    expect(focused()).toBe('Go on');
    expect(page.status()).toBe('You are quiet. Five seconds.');
    expect(page.play().textContent).toContain('You are quiet');
    expect(within(page.play()).queryByRole('timer')).toBeNull();
    await pass(4);
    expect(page.replies()).toEqual([]);
    await pass(2);
    expect(page.status()).toBe('Toni speaks.');
    expect(focused()).toContain('The clock ticks.');
  });

  it('brings the same reply to whoever goes on', async () => {
    const page = await opened();
    await page.press('Say nothing');
    await page.user.keyboard('{Enter}');
    expect(focused()).toContain('The clock ticks.');
    expect(page.replies()).toHaveLength(1);
    await pass(20);
    expect(page.replies()).toHaveLength(1);
  });

  it('leaves whoever has gone elsewhere where they are', async () => {
    const page = await opened();
    await page.press('Say nothing');
    const elsewhere = document.body.appendChild(document.createElement('button'));
    elsewhere.focus();
    await pass(6);
    expect(page.replies()).toHaveLength(1);
    expect(document.activeElement).toBe(elsewhere);
  });

  it('can be taken back while it is kept', async () => {
    const page = await opened();
    await page.press('Say nothing');
    await page.press('Take back one turn');
    await pass(10);
    expect(page.replies()).toEqual([]);
    expect(page.offered()).toHaveLength(4);
    expect(page.status()).toBe('');
  });

  it('is passed over by whoever does not want to wait, here and next time', async () => {
    const page = await opened();
    await page.user.click(within(page.play()).getByRole('checkbox', { name: 'Don’t make me wait' }));
    await page.press('Say nothing');
    expect(focused()).toContain('The clock ticks.');
    await page.press('Take back one turn');
    page.reload();
    await vi.waitFor(() => {
      const box = document.querySelector<HTMLInputElement>('.talk-foot input');
      expect(box?.checked).toBe(true);
    });
  });
});
