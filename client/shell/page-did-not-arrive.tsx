import { t } from '../core/i18n.ts';
import { Title } from '../ui/title.tsx';
import { useProblemWords } from './problem-words.ts';

/** A part of the program that did not come: the connection, or a newer build that has replaced it. */
export function PageDidNotArrive() {
  if (!useProblemWords()) return null;
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
