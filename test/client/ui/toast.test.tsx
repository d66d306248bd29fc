import { fireEvent } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toast, useToaster } from '../../../client/ui/toast.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

function Log({ undone }: { undone: () => void }) {
  const toaster = useToaster();
  return (
    <>
      <button type="button" onClick={() => toaster.say({ text: 'Saved.', undo: undone })}>
        Save
      </button>
      <button type="button" onClick={() => toaster.say({ text: 'Sent.' })}>
        Send
      </button>
      <Toast toaster={toaster} undoWord="Undo" />
    </>
  );
}

function page() {
  const undone = vi.fn<() => void>();
  const drawn = render(<Log undone={undone} />);
  const button = (name: string) => drawn.getByRole('button', { name });
  const goTo = (name: string) => void act(() => button(name).focus());
  const press = (name: string) => {
    goTo(name);
    fireEvent.click(button(name));
  };
  return { ...drawn, undone, press, goTo, said: () => drawn.getByRole('status').textContent };
}

describe('a toast', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('speaks from a region that was there before, and leaves the focus where it is', async () => {
    const { press, said, getByRole } = page();
    const region = getByRole('status');
    expect(said()).toBe('');
    press('Save');
    expect(getByRole('status')).toBe(region);
    expect(said()).toBe('Saved.Undo');
    expect(document.activeElement).toBe(getByRole('button', { name: 'Save' }));
    vi.useRealTimers();
    expect(await axeFaults()).toEqual([]);
  });

  it('gives way to the next one, and offers an undo only where there is one', () => {
    const { press, said } = page();
    press('Save');
    press('Send');
    expect(said()).toBe('Sent.');
  });

  it('goes after ten seconds, but not while somebody is on it', async () => {
    const { press, goTo, said } = page();
    press('Save');
    await vi.advanceTimersByTimeAsync(9000);
    goTo('Undo');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said()).toBe('Saved.Undo');
    goTo('Save');
    await vi.advanceTimersByTimeAsync(9000);
    expect(said()).toBe('Saved.Undo');
    await vi.advanceTimersByTimeAsync(1001);
    expect(said()).toBe('');
  });

  it('undoes once, goes, and gives the focus back to where it came from', async () => {
    const { press, said, undone, getByRole } = page();
    press('Save');
    await vi.advanceTimersByTimeAsync(2000);
    press('Undo');
    expect(undone).toHaveBeenCalledOnce();
    expect(said()).toBe('');
    expect(document.activeElement).toBe(getByRole('button', { name: 'Save' }));
  });

  it('does not take the second tap of a double one for an undo', async () => {
    const { press, said, undone } = page();
    press('Save');
    await vi.advanceTimersByTimeAsync(400);
    press('Undo');
    expect(undone).not.toHaveBeenCalled();
    expect(said()).toBe('Saved.Undo');
  });
});
