import { lang, numberText, t } from '../../core/i18n.ts';
import type { Mine } from './evaluation.state.ts';

type Averages = Mine['meetings'][number]['averages'];

/** What a set sees of its meeting: numbers of five, and how many they are of. */
export const Averages = ({ of }: { of: Averages }) => (
  <dl class="evaluation-averages">
    {of.map(({ field, label, average, people }) => (
      <div key={field}>
        <dt>{label[lang.value]}</dt>
        <dd>{t('evaluation.average', { average: numberText(average), people })}</dd>
      </div>
    ))}
  </dl>
);
