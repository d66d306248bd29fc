import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { Dialog } from '../../../client/ui/dialog.tsx';
import { axeFaults } from '../axe.ts';
import { render } from '../setup.ts';

function Ending({ end = () => undefined, gone = false }: { end?: () => void; gone?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        End with M2
      </button>
      {!gone && (
        <Dialog
          title="End with M2?"
          open={open}
          close={() => setOpen(false)}
          keepWord="Not now"
          acts={
            <button type="button" onClick={end}>
              End today
            </button>
          }
        >
          <p>Your 6 h 00 stay.</p>
        </Dialog>
      )}
    </>
  );
}

describe('a dialog', () => {
  it('is named by its question, and the first focus is on the choice that changes nothing', async () => {
    const { user, getByRole, queryByRole } = render(<Ending />);
    expect(queryByRole('dialog')).toBeNull();
    await user.click(getByRole('button', { name: 'End with M2' }));
    expect(getByRole('dialog', { name: 'End with M2?' })).toBeTruthy();
    expect(document.activeElement).toBe(getByRole('button', { name: 'Not now' }));
    expect(await axeFaults()).toEqual([]);
  });

  it('gives the focus back to what opened it, whether one declines or the browser closes it', async () => {
    const { user, getByRole, queryByRole } = render(<Ending />);
    const opener = getByRole('button', { name: 'End with M2' });
    await user.click(opener);
    await user.click(getByRole('button', { name: 'Not now' }));
    expect(queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
    await user.click(opener);
    // What a browser does at Esc.
    getByRole<HTMLDialogElement>('dialog').close();
    await expect.poll(() => document.activeElement).toBe(opener);
    await user.click(opener);
    expect(getByRole('dialog')).toBeTruthy();
  });

  it('gives the focus back when the page takes it away open', async () => {
    const { user, getByRole, redraw } = render(<Ending />);
    const opener = getByRole('button', { name: 'End with M2' });
    await user.click(opener);
    redraw(<Ending gone />);
    expect(document.activeElement).toBe(opener);
  });
});
