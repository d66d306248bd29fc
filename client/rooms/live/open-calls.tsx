import { useEffect } from 'preact/hooks';
import { useData } from '../../core/data.ts';
import { clockText, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { openCalls } from './sets-desk.state.ts';
import { meetingPath, type OpenCall } from './sets-desk.types.ts';

/** A set that waits in its meeting should not wait for a reload; a small question is asked this often while somebody looks. */
const LOOK_MS = 15_000;

/** Sets that have called their trainer: first on every page that shows them, with one press to the meeting. */
export function OpenCalls() {
  const asked = openCalls();
  const calls = useData(asked).data.value ?? [];
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void asked.refresh();
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [asked]);
  // The region is there before its words: it says a call that comes while the page is open, once.
  return (
    <div role="status" class="sets-calls">
      {calls.map((one) => (
        <Call key={`${one.set}/${one.n}`} one={one} />
      ))}
    </div>
  );
}

function Call({ one: { set, number, n, selfManaged, at } }: { one: OpenCall }) {
  const values = { number, n, at: clockText(at) };
  return (
    <div class="banner attention">
      <StateIcon state="attention" />
      <b>{t('live.sets.calls')}</b>
      <p>{t(selfManaged ? 'live.sets.call.own' : 'live.sets.call', values)}</p>
      <p>
        <a class="btn small" href={meetingPath(set, n)}>
          {t('live.sets.call.go', values)}
        </a>
      </p>
    </div>
  );
}
