import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ApiError } from '../core/api-error.ts';
import { t, tCode } from '../core/i18n.ts';
import { focusHeading } from '../ui/focus-heading.ts';
import { StateIcon } from '../ui/icon.tsx';
import { useProblemWords } from './problem-words.ts';
import { SessionOver } from './session-over.tsx';

/** The reference that support can find in the log; nothing when the server never answered. */
export function Reference({ error }: { error: ApiError }) {
  if (!error.ref) return null;
  return (
    <p class="help">
      {t('core.problem.reference')} <span class="mono">{error.ref}</span>
    </p>
  );
}

export const problemText = (error: ApiError) => tCode('core.problem', error.code, 'core.problem.unexpected');

/** Another try. When it succeeds the button goes, and the focus to the heading of the part it stood in. */
export function TryAgain({ retry, main = false }: { retry: () => void; main?: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  // Before the page is painted: an effect that waits for the paint can come after a quick press, and its focus be lost.
  useLayoutEffect(() => {
    const part = button.current?.closest('section, aside, main') ?? document.body;
    return () => {
      // Asked of the page as it stands afterwards: whoever has gone elsewhere meanwhile stays there.
      if (pressed.current) setTimeout(() => focusHeading(part));
    };
  }, []);
  const press = () => {
    pressed.current = true;
    retry();
  };
  return (
    <button class={main ? 'btn main' : 'btn small'} type="button" ref={button} onClick={press}>
      {t('core.problem.again')}
    </button>
  );
}

/**
 * A request that failed, in words, with another try. Said politely: what is on the page stays there. A session that is
 * over is told at the top of the page, and beside the button when it was an act.
 */
export function Problem({
  error,
  retry,
  act = false,
}: {
  error: ApiError;
  retry?: () => void;
  act?: boolean;
}) {
  const words = useProblemWords();
  if (error.status === 401) return act ? <SessionOver beside /> : null;
  if (!words) return null;
  return (
    <div class="banner attention" role="status">
      <StateIcon state="attention" />
      <b>{problemText(error)}</b>
      <Reference error={error} />
      {retry && (
        <p>
          <TryAgain retry={retry} />
        </p>
      )}
    </div>
  );
}
