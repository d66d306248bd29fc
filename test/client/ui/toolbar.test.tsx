import { describe, expect, it } from 'vitest';
import { Toolbar } from '../../../client/ui/toolbar.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

const page = (names: string[]) => (
  <>
    <button type="button">Before</button>
    <Toolbar name="Formatting">
      {names.map((name) => (
        <button key={name} type="button">
          {name}
        </button>
      ))}
    </Toolbar>
    <button type="button">After</button>
  </>
);

describe('a toolbar', () => {
  it('is one stop of Tab, walked by arrows, Home and End', async () => {
    const { user, getByRole } = render(page(['Bold', 'Italic', 'List']));
    const here = () => document.activeElement?.textContent;
    expect(getByRole('toolbar', { name: 'Formatting' })).toBeTruthy();
    await user.tab();
    await user.tab();
    expect(here()).toBe('Bold');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(here()).toBe('List');
    await user.keyboard('{ArrowRight}');
    expect(here()).toBe('Bold');
    await user.keyboard('{ArrowLeft}');
    expect(here()).toBe('List');
    await user.keyboard('{Home}{ArrowRight}');
    await user.tab();
    expect(here()).toBe('After');
    await user.tab({ shift: true });
    expect(here()).toBe('Italic');
    expect(await axeFaults()).toEqual([]);
  });

  it('stays reachable when the control that held its stop goes away', async () => {
    const { user, redraw, getByText } = render(page(['Bold', 'Italic', 'List']));
    await user.click(getByText('List'));
    redraw(page(['Bold', 'Italic']));
    getByText('Before').focus();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Bold');
  });
});
