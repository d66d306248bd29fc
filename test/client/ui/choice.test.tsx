import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { Scale, SegmentedChoice } from '../../../client/ui/choice.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const OPTIONS = [
  { value: 'yes', word: 'I did it' },
  { value: 'partly', word: 'Partly' },
  { value: 'no', word: 'Not yet' },
] as const;

function Happened() {
  const [value, choose] = useState<'yes' | 'partly' | 'no'>();
  return <SegmentedChoice label="What happened?" options={OPTIONS} value={value} choose={choose} />;
}

function Safe() {
  const [value, choose] = useState<number>();
  return <Scale label="It feels safe" low="not yet" high="very much so" value={value} choose={choose} />;
}

const chosen = (radios: HTMLElement[]) => radios.map((one) => one instanceof HTMLInputElement && one.checked);

describe('a segmented choice', () => {
  it('has the question as its name, and nothing is chosen for the person', async () => {
    const { getByRole, getAllByRole } = render(<Happened />);
    expect(getByRole('group', { name: 'What happened?' })).toBeTruthy();
    expect(chosen(getAllByRole('radio'))).toEqual([false, false, false]);
    expect(await axeFaults()).toEqual([]);
  });

  it('is one stop of Tab, and arrows choose', async () => {
    const { user, getByRole, getAllByRole } = render(<Happened />);
    await user.tab();
    await user.keyboard('[Space]');
    expect(getByRole<HTMLInputElement>('radio', { name: 'I did it' }).checked).toBe(true);
    await user.keyboard('[ArrowRight]');
    expect(chosen(getAllByRole('radio'))).toEqual([false, true, false]);
    expect(document.activeElement).toBe(getByRole('radio', { name: 'Partly' }));
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('two choices on one page', () => {
  it('do not take each other’s answer away', async () => {
    const { user, getByRole } = render(
      <>
        <Happened />
        <Safe />
      </>,
    );
    await user.click(getByRole('radio', { name: 'Not yet' }));
    await user.click(getByRole('radio', { name: '4' }));
    expect(getByRole<HTMLInputElement>('radio', { name: 'Not yet' }).checked).toBe(true);
    expect(getByRole<HTMLInputElement>('radio', { name: '4' }).checked).toBe(true);
  });
});

describe('a scale', () => {
  it('has its numbers as labels and says its ends in words', async () => {
    const { getAllByRole, getByText } = render(<Safe />);
    expect(getAllByRole('radio').map((one) => one.closest('label')?.textContent)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    const [first, second, , , last] = getAllByRole('radio').map((one) =>
      one.getAttribute('aria-describedby'),
    );
    expect(document.getElementById(first ?? '')).toBe(getByText('not yet'));
    expect(document.getElementById(last ?? '')).toBe(getByText('very much so'));
    expect(second).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });
});
