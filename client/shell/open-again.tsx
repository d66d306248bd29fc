import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ClientConfig } from '../../server/core/page.ts';
import { framed, pageDrawn } from '../core/frame.ts';
import { t } from '../core/i18n.ts';
import { closedBecause, openSession } from '../core/session.ts';
import type { Key } from '../core/words.types.ts';
import { Title } from '../ui/title.tsx';
import { Brand } from './opening.tsx';
import { Reference } from './problem.tsx';
import { NotWithoutSession } from './session-over.tsx';

/**
 * Shown instead of everything when there is no session: "Open Re-entry again from your course", "You are no longer on the
 * list of this course", or "We could not reach Re-entry" with another try.
 */
export function OpenAgain({ config }: { config: ClientConfig }) {
  const busy = useSignal(false);
  const error = closedBecause.value;
  const gone = !error || error.status === 401;
  useEffect(pageDrawn, []);
  if (error?.code === 'session-ended') return <OffList />;
  const again = async () => {
    busy.value = true;
    await openSession(config);
    busy.value = false;
  };
  return (
    <main id="main" class="page">
      <div class="narrow">
        <Brand />
        <Title text={t(gone ? 'core.reopen.title' : 'core.unreached.title')} />
        <p class="lede">{t(gone ? reopenKey(error?.code) : 'core.unreached.lede')}</p>
        {gone ? (
          <p class="help">{t('core.reopen.why')}</p>
        ) : (
          <button class="btn main" type="button" aria-busy={busy.value} onClick={() => void again()}>
            {t('core.problem.again')}
          </button>
        )}
        {error && !gone && <Reference error={error} />}
      </div>
    </main>
  );
}

/** The same words as over a page that was open; they say themselves what is kept. */
const OffList = () => (
  <main id="main" class="page">
    <div class="narrow">
      <Brand />
      <NotWithoutSession />
    </div>
  </main>
);

/** A tab that never had a session is told what happened; one whose session is over, that it is. */
function reopenKey(code: string | undefined): Key {
  if (framed) return 'core.reopen.framed';
  return code === 'session-unknown' ? 'core.reopen.new-tab' : 'core.reopen.lede';
}
