import { together } from '../../../server/rooms/portfolio/document.rule.ts';
import { momentText, t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import type { DocumentKind } from './portfolio.types.ts';
import type { OwnDocument } from './use-document.ts';

/** It was written on in two places: both are here, and nothing is sent before somebody chose. */
export function TwoDocuments<Kind extends DocumentKind>({ of }: { of: OwnDocument<Kind> }) {
  const conflict = of.writing.conflict.value;
  if (!conflict) return null;
  const { mine, theirs, savedAt } = conflict;
  return (
    <section class="banner returned" role="alert" aria-label={t('portfolio.two.title')}>
      <StateIcon state="returned" />
      <p>
        <b>{t('portfolio.two.title')}</b>{' '}
        {savedAt ? t('portfolio.two.at', { time: momentText(savedAt) }) : t('portfolio.two.elsewhere')}
      </p>
      <div class="row">
        <button class="btn" type="button" onClick={() => of.writing.settle(together(of.kind, mine, theirs))}>
          {t('portfolio.two.both')}
        </button>
        <button class="btn quiet" type="button" onClick={() => of.writing.settle(mine)}>
          {t('portfolio.two.mine')}
        </button>
        <button class="btn quiet" type="button" onClick={() => of.writing.settle(theirs)}>
          {t('portfolio.two.theirs')}
        </button>
      </div>
    </section>
  );
}
