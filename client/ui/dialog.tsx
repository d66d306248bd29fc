import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusHeading } from './focus-heading.ts';
import { useOwnId } from './own-id.ts';

interface DialogProps {
  title: string;
  open: boolean;
  /** Esc, the button that changes nothing, or an act that closed it. */
  close: () => void;
  /** The button that changes nothing, "Not now". It has the first focus. */
  keepWord: string;
  children: ComponentChildren;
  /** The buttons that do change something. */
  acts: ComponentChildren;
}

/**
 * A question that stands above the page. The browser holds the focus inside and takes Esc; the focus goes back to where
 * it was, also when the page draws itself anew and the dialog goes away open.
 */
export function Dialog({ title, open, close, keepWord, children, acts }: DialogProps) {
  const id = useOwnId();
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || !element) return undefined;
    const opener = document.activeElement;
    element.showModal();
    placeNear(element, opener);
    keep.current?.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else focusHeading(element.closest('section, aside, main') ?? document.body);
    };
  }, [open]);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={id} onClose={() => open && close()}>
      <h2 id={id}>{title}</h2>
      {children}
      <div class="acts">
        {acts}
        <button class="btn" type="button" ref={keep} onClick={close}>
          {keepWord}
        </button>
      </div>
    </dialog>
  );
}

/**
 * A learning platform makes the frame as tall as its page, so its middle may be screens away from what was pressed:
 * there the dialog stands beside the opener. Where the window is no taller than the screen, the middle is right.
 */
function placeNear(dialog: HTMLDialogElement, opener: Element | null): void {
  dialog.style.removeProperty('inset-block-start');
  if (innerHeight <= screen.height || !opener) return;
  const room = innerHeight - dialog.offsetHeight;
  const top = opener.getBoundingClientRect().top - dialog.offsetHeight / 2;
  dialog.style.setProperty('inset-block-start', `${Math.max(0, Math.min(top, room))}px`);
  dialog.style.setProperty('margin-block', '0');
}
