import { lang, t } from '../../core/i18n.ts';
import { CopyButtons } from './copy-buttons.tsx';
import { copyOf } from './copies.state.ts';

const COPIES = '/app/hours/copies';
/** Below the copies: a page of its own would be a line in every learner’s first load. */
const REMINDERS = `${COPIES}#reminders`;

/** On the log's home: the statement at once, everything else and the reminders one press away. */
export const TakeCopy = () => (
  <section class="stack block-space" aria-label={t('hours.copies.title')}>
    <Statement />
    <p class="row">
      <a class="btn quiet small" href={COPIES}>
        {t('hours.copies.all')}
      </a>
      <a class="btn quiet small" href={REMINDERS}>
        {t('hours.copies.reminders')}
      </a>
    </p>
  </section>
);

/** In a step that asks for it, too. */
export const Statement = () => (
  <CopyButtons
    key={lang.value}
    label={t('hours.copies.statement')}
    file={t('hours.copies.statement.file')}
    take={(one) => copyOf('statement', one)}
  />
);
