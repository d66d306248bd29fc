import { useSignal } from '@preact/signals';
import type { ClientConfig } from '../../server/core/page.ts';
import { Icon, StateIcon } from '../ui/icon.tsx';
import type { ApiError } from './api-error.ts';
import { framed } from './frame.ts';
import { t, tCode } from './i18n.ts';
import type { Loaded } from './load.ts';
import { Title } from './page.tsx';
import { closedBecause, openSession } from './session.ts';

/** The reference that support can find in the log; nothing when the server never answered. */
function Reference({ error }: { error: ApiError }) {
  if (!error.ref) return null;
  return (
    <p class="help">
      {t('core.problem.reference')} <span class="mono">{error.ref}</span>
    </p>
  );
}

/** Shown instead of everything when there is no session: reopen from the course, or try again when we were not reached. */
export function Closed({ config }: { config: ClientConfig }) {
  const busy = useSignal(false);
  const error = closedBecause.value;
  const gone = !error || error.status === 401;
  const again = async () => {
    busy.value = true;
    await openSession(config);
    busy.value = false;
  };
  return (
    <main id="main" class="page">
      <div class="lp">
        <p class="brand">
          <Icon name="brand" size={24} /> Re-entry
        </p>
        <Title text={t(gone ? 'core.reopen.title' : 'core.unreached.title')} />
        <p class="lede">
          {t(gone ? (framed ? 'core.reopen.framed' : 'core.reopen.lede') : 'core.unreached.lede')}
        </p>
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

/** The session ended while a page was open. The page stays, with everything on it. */
export function OverBanner() {
  return (
    <div class="banner attention over-banner" role="alert">
      <StateIcon state="attention" />
      <b>{t('core.over.title')}</b>
      <p>{t('core.over.help')}</p>
    </div>
  );
}

/** A request that failed, in words, with another try. Said politely: what is on the page stays there. */
export function Problem({ error, retry }: { error: ApiError; retry?: () => void }) {
  if (error.status === 401) return null;
  return (
    <div class="banner attention" role="status">
      <StateIcon state="attention" />
      <b>{tCode('core.problem', error.code, 'core.problem.unexpected')}</b>
      <Reference error={error} />
      {retry && (
        <p>
          <button class="btn small" type="button" onClick={retry}>
            {t('core.problem.again')}
          </button>
        </p>
      )}
    </div>
  );
}

/** What stands for data that is not here yet: a quiet line, or the problem with another try. */
export function Waiting<T>({ entry }: { entry: Loaded<T> }) {
  const error = entry.error.value;
  if (!error) {
    return (
      <p class="help waiting-line" role="status">
        {t('core.loading')}
      </p>
    );
  }
  return <Problem error={error} retry={() => void entry.refresh()} />;
}

/** An address that leads nowhere, or a part of the program that did not arrive. */
export function PageProblem() {
  return (
    <div class="lp">
      <Title text={t('core.nowhere.title')} />
      <p class="lede">{t('core.nowhere.lede')}</p>
      <div class="row">
        <a class="btn main" href="/app">
          {t('core.nowhere.home')}
        </a>
        <button class="btn" type="button" onClick={() => location.reload()}>
          {t('core.nowhere.reload')}
        </button>
      </div>
    </div>
  );
}
