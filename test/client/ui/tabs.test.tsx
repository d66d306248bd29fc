import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { Tabs } from '../../../client/ui/tabs.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const TABS = [
  { key: 'entries', word: 'Entries' },
  { key: 'people', word: 'By person' },
  { key: 'waiting', word: 'Waiting' },
] as const;

function Log() {
  const [chosen, choose] = useState<'entries' | 'people' | 'waiting'>('entries');
  return (
    <Tabs name="Views of the log" tabs={TABS} chosen={chosen} choose={choose}>
      <p>{chosen} are here</p>
    </Tabs>
  );
}

describe('tabs', () => {
  it('are one stop of Tab; arrows, Home and End choose; the panel is the next stop', async () => {
    const { user, getByRole } = render(<Log />);
    const selected = () => getByRole('tab', { selected: true }).textContent;
    await user.tab();
    expect(document.activeElement).toBe(getByRole('tab', { name: 'Entries' }));
    await user.keyboard('{ArrowRight}');
    expect(selected()).toBe('By person');
    expect(document.activeElement).toBe(getByRole('tab', { name: 'By person' }));
    await user.keyboard('{End}');
    expect(selected()).toBe('Waiting');
    await user.keyboard('{ArrowRight}');
    expect(selected()).toBe('Entries');
    await user.keyboard('{ArrowLeft}{Home}');
    expect(selected()).toBe('Entries');
    await user.tab();
    expect(document.activeElement).toBe(getByRole('tabpanel', { name: 'Entries' }));
  });

  it('show the panel of the chosen one, named by it', async () => {
    const { user, getByRole } = render(<Log />);
    await user.click(getByRole('tab', { name: 'Waiting' }));
    expect(getByRole('tabpanel', { name: 'Waiting' }).textContent).toBe('waiting are here');
    expect(getByRole('tablist', { name: 'Views of the log' })).toBeTruthy();
    expect(await axeFaults()).toEqual([]);
  });
});
