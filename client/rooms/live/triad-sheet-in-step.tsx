import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { myTriads } from './triad.state.ts';
import { triadPath } from './triad.types.ts';

/** A sheet is about one round of one triad: it opens there. In a live session it is on paper. */
export function TriadSheetInStep({ step: { module, step, type }, label, target }: SlotProps) {
  const data = useData(myTriads()).data.value;
  const own = data?.triads.find(({ of }) => of.module === module && of.step === step);
  const variant = target.split('#')[1] ?? 'plain';
  return (
    <section class="stack tight" aria-label={label}>
      <p>{t(type === 'practice-triad' ? 'live.triad.sheet.where' : 'live.triad.sheet.at-hand')}</p>
      <p class="row">
        {own && (
          <a class="btn" href={triadPath(own.id)}>
            {t('live.triad.open')}
          </a>
        )}
        <a class="btn quiet small" href={`/app/forms/triad-observation/${variant}/blank`}>
          {t('live.triad.sheet.blank')}
        </a>
      </p>
    </section>
  );
}
