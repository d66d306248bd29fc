import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { subjectOf } from '../../../server/rooms/evaluation/due.rule.ts';
import { toAskFor } from './evaluation.rule.ts';
import { ownEvaluations } from './evaluation.state.ts';
import { OfMeeting } from './of-meeting.tsx';

/** On the page of a meeting that is over, to whoever was there: its evaluation while it is asked for, and what was answered. */
export function AfterMeeting(of: { set: string; n: number }) {
  const data = useData(ownEvaluations()).data.value;
  const meeting = data?.meetings.find(({ subject }) => subject === subjectOf(of));
  if (!data || !meeting) return null;
  if (meeting.finishedAt === null && !toAskFor([meeting], data.now)) return null;
  return (
    <section class="stack tight" aria-labelledby="h-evaluation">
      <h3 id="h-evaluation">{t('evaluation.how-was-it')}</h3>
      <OfMeeting now={data.now} meeting={meeting} label={t('evaluation.fill-in')} />
    </section>
  );
}
