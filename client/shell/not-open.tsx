import { useSignal } from '@preact/signals';
import type { ClientConfig } from '../../server/core/page.ts';
import { Icon, StateIcon } from '../ui/icon.tsx';
import type { ApiError } from '../core/api-error.ts';
import { framed } from '../core/frame.ts';
import { t, tCode } from '../core/i18n.ts';
import type { Loaded } from '../core/load.ts';
import { Title } from '../ui/title.tsx';
import { closedBecause, openSession } from '../core/session.ts';

/** The reference that support can find in the log; nothing when the server never answered. */
function Reference({ error }: { error: ApiError }) {
  if (!error.ref) return null;
  return (
    <p class="help">
      {t('core.problem.reference')} <span class="mono">{error.ref}</span>
    </p>
  );
}

/** While the session is asked for. Not a word, for the reader's language is not known yet; unseen when it is quick. */
export function Opening() {
  return (
    <main id="main" class="page">
      <div class="narrow opening">
        <Brand />
      </div>
    </main>
  );
}

const Brand = () => (
  <p class="brand">
    <Icon name="brand" size={24} /> Re-entry
  </p>
);

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
      <div class="narrow">
        <Brand />
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

/**
 * The session ended while a page was open. The page stays, with everything on it. `beside`: once more at the button that
 * could not act, because the top of a long page is out of sight there; the one at the top is read out.
 */
export function OverBanner({ beside = false }: { beside?: boolean }) {
  return (
    <div class={`banner attention${beside ? '' : ' over-banner'}`} role={beside ? undefined : 'alert'}>
      <StateIcon state="attention" />
      <b>{t('core.over.title')}</b>
      <p>{t('core.over.help')}</p>
    </div>
  );
}

const sentence = (error: ApiError) => tCode('core.problem', error.code, 'core.problem.unexpected');

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
  if (error.status === 401) return act ? <OverBanner beside /> : null;
  return (
    <div class="banner attention" role="status">
      <StateIcon state="attention" />
      <b>{sentence(error)}</b>
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

/**
 * What stands for data that is not here yet: a quiet line, or the problem with another try. It speaks for the whole
 * page, with the page's heading, unless it is a `part` of one that has its own.
 */
export function Waiting<T>({ entry, part = false }: { entry: Loaded<T>; part?: boolean }) {
  const error = entry.error.value;
  if (!error) {
    return (
      <p class="help waiting-line" role="status">
        {t('core.loading')}
      </p>
    );
  }
  const again = () => void entry.refresh();
  if (part || error.status === 401) return <Problem error={error} retry={again} />;
  if (error.status === 404) return <PageProblem />;
  return (
    <div class="narrow">
      <Title text={sentence(error)} />
      <Reference error={error} />
      <button class="btn main" type="button" onClick={again}>
        {t('core.problem.again')}
      </button>
    </div>
  );
}

/** A part of the program that did not come: the connection, or a newer build that has replaced it. */
export function PageMissed() {
  return (
    <div class="narrow">
      <Title text={t('core.missed.title')} />
      <p class="lede">{t('core.missed.lede')}</p>
      <button class="btn main" type="button" onClick={() => location.reload()}>
        {t('core.missed.reload')}
      </button>
    </div>
  );
}

/** An address that leads nowhere. */
export function PageProblem() {
  return (
    <div class="narrow">
      <Title text={t('core.nowhere.title')} />
      <p class="lede">{t('core.nowhere.lede')}</p>
      <a class="btn main" href="/app">
        {t('core.nowhere.home')}
      </a>
    </div>
  );
}
