import { describe, expect, it, vi } from 'vitest';
import { Menu } from '../../../client/ui/menu.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

function page(print = () => undefined as void) {
  const drawn = render(
    <>
      <Menu button="…" name="More">
        <button type="button">Open full page</button>
        <button type="button" onClick={print}>
          Print
        </button>
        <label>
          <input type="radio" name="look" /> Dark
        </label>
      </Menu>
      <button type="button">After</button>
    </>,
  );
  const menu = drawn.place.querySelector('details')!;
  const opener = drawn.getByText('…');
  const open = async () => {
    await drawn.user.click(opener);
    expect(menu.open).toBe(true);
  };
  return { ...drawn, menu, opener, open };
}

describe('a menu', () => {
  it('has a name where its button is a drawing', async () => {
    const { opener, open } = page();
    expect(opener.getAttribute('aria-label')).toBe('More');
    await open();
    expect(await axeFaults()).toEqual([]);
  });

  it('closes on Esc, and the focus is on its button again', async () => {
    const { user, menu, opener, open } = page();
    await open();
    await user.tab();
    await user.keyboard('{Escape}');
    expect(menu.open).toBe(false);
    expect(document.activeElement).toBe(opener);
  });

  it('is walked by arrows, round from the last to the first; a group of radios keeps its own', async () => {
    const { user, opener, open, getByText, getByRole } = page();
    await open();
    opener.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(getByText('Open full page'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(getByText('Open full page'));
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(getByText('Print'));
    getByRole('radio').focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(getByRole('radio'));
  });

  it('closes when an act is pressed, and when one goes elsewhere by key or by hand', async () => {
    const print = vi.fn<() => void>();
    const { user, menu, open, getByText, getByRole } = page(print);
    await open();
    await user.click(getByText('Print'));
    expect(print).toHaveBeenCalledOnce();
    expect(menu.open).toBe(false);
    await open();
    getByText('After').focus();
    expect(menu.open).toBe(false);
    await open();
    await user.click(document.body);
    expect(menu.open).toBe(false);
    await open();
    await user.click(getByRole('radio'));
    expect(menu.open).toBe(true);
  });
});
