import { fireEvent, within } from '@testing-library/dom';
import { describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../axe.ts';
import { openStep } from './practice-kit.tsx';

async function opened(lang: 'en' | 'es' = 'en') {
  const page = await openStep(lang);
  const stands = (part: string) =>
    vi.waitFor(() => expect(document.querySelector(part)).not.toBeNull(), { timeout: 10_000 });
  await stands('.sum-play');
  await stands('.timeline-move');
  const sum = document.querySelector<HTMLElement>('.sum-play') as HTMLElement;
  return {
    ...page,
    sum: within(sum),
    values: () => [...sum.querySelectorAll('dd b')].map((one) => one.textContent.replaceAll('\u00a0', ' ')),
    fills: () => [...sum.querySelectorAll<HTMLElement>('.sum-fill')].map((one) => one.style.inlineSize),
    move: (name: string, value: number) =>
      fireEvent.input(within(sum).getByRole('slider', { name }), { target: { value: String(value) } }),
  };
}

describe('a sum', () => {
  it('opens as it is printed, and follows its dials', async () => {
    const page = await opened();
    expect(page.values()).toEqual(['4 h 30', '£135', '£27']);
    page.sum.getByText('Line at 6 h', { exact: false, normalizer: (text) => text.replaceAll('\u00a0', ' ') });
    expect(page.fills()).toEqual(['25%', '12.5%', '2.5%']);
    page.move('Minutes', 60);
    expect(page.values()).toEqual(['6 h', '£180', '£20']);
    page.move('People', 12);
    expect(page.values()).toEqual(['12 h', '£360', '£40']);
    expect(page.sum.getAllByRole('slider').map((one) => (one as HTMLInputElement).value)).toEqual([
      '12',
      '60',
      '30',
    ]);
    expect(await axeFaults()).toEqual([]);
  });

  it('goes back to the figures of the text, and says nothing before it is moved', async () => {
    const page = await opened();
    const back = page.sum.getByRole('button', { name: 'Back to the figures in the text' });
    expect(
      page.sum
        .getAllByRole('status')
        .map((one) => one.textContent)
        .join(''),
    ).not.toContain(';');
    page.move('People', 3);
    await vi.waitFor(() =>
      expect(page.sum.getAllByRole('status').at(-1)?.textContent.replaceAll('\u00a0', ' ')).toBe(
        'Hours of work: 2 h 15; What it costs: £67.50; For each line of the agenda: £13.50',
      ),
    );
    await page.user.click(back);
    expect(page.values()).toEqual(['4 h 30', '£135', '£27']);
  });
});

describe('a timeline', () => {
  it('changes its texts with a button that says whether it is pressed, and tells which', async () => {
    const page = await opened();
    const timeline = document.querySelector('.practice-timeline') as HTMLElement;
    const button = page.getByRole('button', { name: 'Ask the question in January' });
    const status = within(timeline).getByRole('status');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    expect(timeline.className).toBe('practice-timeline plays on-screen');
    expect(status.textContent).toBe('');
    await page.user.click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(timeline.className).toBe('practice-timeline plays on-screen moved');
    expect(status.textContent).toBe('These entries read differently now: January and May.');
    button.focus();
    await page.user.keyboard(' ');
    expect(timeline.className).toBe('practice-timeline plays on-screen');
    expect(status.textContent).toBe('All entries read as it was.');
  });
});
