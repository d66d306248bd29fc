import './hours.css';
import { minutesText, t } from '../../core/i18n.ts';
import { useData } from '../../core/data.ts';
import { StrandMark } from '../../ui/icon.tsx';
import { Meter } from '../../ui/progress.tsx';
import { hours } from './hours.state.ts';
import { HOURS } from './hours.types.ts';
import { PaceText } from './pace-text.tsx';
import { ReminderLines } from './reminder-lines.tsx';

/** The hours on the road map: how far, what a week needs, and the way to the log. Without an answer nothing stands there. */
export function HoursLine() {
  const log = useData(hours()).data.value;
  if (!log) return null;
  const { counted, verified } = log.count;
  const { target } = log.home.numbers;
  return (
    <section class="hours-line" aria-label={t('hours.heading', { target: target / 60 })}>
      <p>
        <span class="strand colour-hours">
          <StrandMark strand="hours" /> {t('hours.line')}
        </span>{' '}
        <a href={HOURS}>{t('hours.line.done', { counted: minutesText(counted), target: target / 60 })}</a>
      </p>
      <Meter
        strand="hours"
        of={target}
        parts={[
          { amount: verified, kind: 'solid' },
          { amount: Math.max(0, counted - verified), kind: 'half' },
        ]}
      />
      <PaceText log={log} />
      <ReminderLines most={1} />
    </section>
  );
}
