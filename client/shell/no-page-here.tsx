import { t } from '../core/i18n.ts';
import { Title } from '../ui/title.tsx';
import { useProblemWords } from './problem-words.ts';

/** An address that leads nowhere. */
export function NoPageHere() {
  if (!useProblemWords()) return null;
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
