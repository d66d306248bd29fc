import { USUAL_SESSION } from '../../../server/rooms/hours/hours-pace.rule.ts';
import { dayText, minutesText, numberText, t } from '../../core/i18n.ts';
import type { Hours } from './hours.types.ts';

/** Rule P1 in sentences: what a week needs, and as how many conversations. Being late is said plainly and scolds nobody. */
export function PaceText({ log }: { log: Hours }) {
  const { pace, count, home } = log;
  if (!pace) return <p>{t('hours.pace.unset')}</p>;
  const { target } = home.numbers;
  const end = dayText(pace.period.endsOn, 'year');
  const short = minutesText(Math.max(0, target - count.counted));
  const hours = target / 60;
  if (pace.status === 'complete') return <p>{t('hours.pace.complete', { target: hours })}</p>;
  if (pace.status === 'overdue') return <p>{t('hours.pace.overdue', { short, end, target: hours })}</p>;
  if (pace.neededPerWeek === null || pace.sessionsPerWeek === null)
    return <p>{t('hours.pace.no-week', { short, end })}</p>;
  return (
    <>
      <p>
        {t('hours.pace.needed', { time: minutesText(Math.round(pace.neededPerWeek)), end, target: hours })}{' '}
        {t('hours.pace.sessions', {
          sessions: numberText(pace.sessionsPerWeek),
          each: minutesText(USUAL_SESSION.minutes + USUAL_SESSION.aroundMin),
        })}{' '}
        {t('hours.pace.even', { expected: minutesText(Math.round(pace.expected)) })}
      </p>
      {pace.status === 'settling-in' && <p class="help">{t('hours.pace.settling-in')}</p>}
      {(pace.status === 'behind' || pace.status === 'at-risk') && (
        <p class="help">{t('hours.pace.offers')}</p>
      )}
    </>
  );
}
