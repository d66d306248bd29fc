import { sessionOver } from '../core/api.ts';
import { t } from '../core/i18n.ts';
import { StateIcon } from '../ui/icon.tsx';
import { Title } from '../ui/title.tsx';
import { useProblemWords } from './problem-words.ts';

/** Whoever was taken off the course's list would press the link in vain: they are told so, and whom to ask. */
const offList = () => sessionOver.value === 'session-ended';

/**
 * The session ended while a page was open. The page stays, with everything on it. `beside`: once more at the button that
 * could not act, because the top of a long page is out of sight there; the one at the top is read out.
 */
export function SessionOver({ beside = false }: { beside?: boolean }) {
  if (!useProblemWords()) return null;
  return (
    <div class={`banner attention${beside ? '' : ' over-banner'}`} role={beside ? undefined : 'alert'}>
      <StateIcon state="attention" />
      <b>{t(offList() ? 'core.off-list.title' : 'core.over.title')}</b>
      <p>{t(offList() ? 'core.off-list.help' : 'core.over.help')}</p>
    </div>
  );
}

/** A page that was asked for after the session ended: nothing of it is here, so it says what to do itself. */
export function NotWithoutSession() {
  if (!useProblemWords()) return null;
  return (
    <div class="narrow">
      <Title text={t(offList() ? 'core.off-list.title' : 'core.over.page')} />
      <p class="lede">{t(offList() ? 'core.off-list.page.lede' : 'core.over.page.lede')}</p>
    </div>
  );
}
