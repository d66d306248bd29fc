import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ClientConfig } from '../../server/core/page.ts';
import { sessionOver } from '../core/api.ts';
import { pageDrawn, scrollToTop } from '../core/frame.ts';
import { t } from '../core/i18n.ts';
import { closedBecause, me, type Me } from '../core/session.ts';
import { address } from './address.ts';
import { focusOn } from '../ui/focus-heading.ts';
import { Bar } from './bar.tsx';
import { findPage } from './find-page.ts';
import { type LatePart, useLate } from './late.ts';
import { Opening } from './opening.tsx';
import { restorePlace } from './place-on-page.ts';
import { bringProblemWords } from './problem-words.ts';
import { areHere } from './rooms.ts';
import { NotWithoutSession, SessionOver } from './session-over.tsx';
import { shown, turning, type ShownPage } from './turning.ts';

/** The whole client. Without a session it shows how to get one. */
export function AppRoot({ config }: { config: ClientConfig }) {
  const person = me.value;
  if (!person || closedBecause.value) return <Closed config={config} />;
  return <Shell person={person} />;
}

const openAgain: LatePart<{ config: ClientConfig }> = {
  words: ['core-problem'],
  load: async () => (await import('./open-again.tsx')).OpenAgain,
};

function Closed({ config }: { config: ClientConfig }) {
  const OpenAgain = useLate(openAgain);
  return OpenAgain ? <OpenAgain config={config} /> : <Opening />;
}

function Shell({ person }: { person: Me }) {
  const main = useRef<HTMLElement>(null);
  const page = shown.value;
  const at = address.value;
  const bare = !areHere(person) || findPage(person, at.path)?.page.bare === true;
  const stands = page !== undefined;
  useEffect(() => {
    if (!stands) return;
    startSending();
    bringProblemWords();
  }, [stands]);
  usePageChange(page, main);
  return (
    <>
      {!bare && (
        <a class="skip" href="#main">
          {t('core.skip')}
        </a>
      )}
      {!bare && <Bar person={person} at={at} />}
      <main id="main" class="page" tabIndex={-1} ref={main} aria-busy={turning.value}>
        {sessionOver.value && page?.Component !== NotWithoutSession && <SessionOver />}
        {turning.value && <Turning />}
        {page && <page.Component key={page.path} params={page.params} />}
      </main>
    </>
  );
}

/** What it needs comes when the first page stands; where it does not, when the network is back. */
function startSending(): void {
  import('./sending.ts').then(
    ({ openSending }) => openSending(),
    () => addEventListener('online', startSending, { once: true }),
  );
}

/** Seen and heard only when the next page takes its time. */
const Turning = () => (
  <p class="help turning" role="status">
    {t('core.loading')}
  </p>
);

/**
 * On a new page the reader starts at its top and a screen reader at its heading; on one they come back to, where they
 * were. On the first page nobody has asked for the focus, and another view of a page leaves it where it was pressed.
 */
function usePageChange(page: ShownPage | undefined, main: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    if (!page) return;
    if (page.how === 'onward') scrollToTop();
    else if (page.how !== 'within') restorePlace();
    if (page.how !== 'first' && page.how !== 'within')
      focusOn(main.current?.querySelector('h1') ?? main.current);
    pageDrawn();
  }, [page]);
}
