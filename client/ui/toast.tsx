import './toast.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface ToastMessage {
  text: string;
  /** Given, an undo is offered; it is also on the thing itself, because this one goes away. */
  undo?: () => void;
}

export interface Toaster {
  message: ToastMessage | undefined;
  say: (message: ToastMessage) => void;
  clear: () => void;
}

const STAYS_MS = 10_000;
const TOO_SOON_MS = 800;

/** One message at a time: the next one takes the place of the last. */
export function useToaster(): Toaster {
  const [message, say] = useState<ToastMessage>();
  return { message, say, clear: () => say(undefined) };
}

/**
 * Says that something is done, politely and for ten seconds; the time stands still while the pointer or the focus is on
 * it. It never takes the focus. Place it where the act was: in a platform's frame the window's edge is off the screen.
 */
export function Toast({ toaster, undoWord }: { toaster: Toaster; undoWord: string }) {
  const { message } = toaster;
  const { undo, ...holds } = useStay(toaster);
  return (
    <div class="toast-place" role="status" {...holds}>
      {message && (
        <div class="toast">
          <span>{message.text}</span>
          {message.undo && (
            <button class="btn quiet small" type="button" onClick={undo}>
              {undoWord}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** How long a message stays, and what holds it. */
function useStay({ message, clear }: Toaster) {
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<EventTarget | null>(null);
  const shownAt = useRef(0);
  useLayoutEffect(() => void (shownAt.current = performance.now()), [message]);
  useEffect(() => {
    if (!message || held) return undefined;
    const timer = setTimeout(clear, STAYS_MS);
    return () => clearTimeout(timer);
  }, [message, held]);
  const undo = () => {
    // The second tap of a double one may land here: nobody reads "Undo" and wants it in less than this.
    if (performance.now() - shownAt.current < TOO_SOON_MS) return;
    // The button goes away with its message: the focus returns to where it came from, not to the top of the page.
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
    setHeld(false);
    clear();
    message?.undo?.();
  };
  return {
    undo,
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocusIn: (event: FocusEvent) => {
      cameFrom.current = event.relatedTarget;
      setHeld(true);
    },
    onFocusOut: () => setHeld(false),
  };
}
