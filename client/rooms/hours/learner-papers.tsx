import { ownDay } from '../../core/calendar.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import { useOwnId } from '../../ui/own-id.ts';
import type { LearnerHours } from './cohort-hours.state.ts';

type PairPapers = LearnerHours['papers'][number];

/** Which papers there are of everybody whom a learner mentors, and since when. */
export function LearnerPapers({ papers }: { papers: readonly PairPapers[] }) {
  const id = useOwnId();
  if (papers.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{t('hours.cohort.papers')}</h2>
      <p class="help">{t('hours.cohort.papers.help')}</p>
      {papers.map((pair) => (
        <div key={pair.mentee} class="stack tight">
          <h3 class="small-heading">{t('hours.cohort.papers.of', { number: pair.mentee })}</h3>
          <ul>
            {linesOf(pair).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function linesOf(pair: PairPapers): string[] {
  const { midpointAt, finalAt, closedAt, records } = pair;
  return [
    agreementText(pair),
    ...(midpointAt === null ? [] : [t('hours.cohort.papers.midpoint', { day: dayOf(midpointAt) })]),
    ...(finalAt === null ? [] : [t('hours.cohort.papers.final', { day: dayOf(finalAt) })]),
    ...(records.length === 0 ? [] : [recordsText(records)]),
    ...(closedAt === null ? [] : [t('hours.cohort.papers.closed', { day: dayOf(closedAt) })]),
  ];
}

const dayOf = (moment: string): string => dayText(ownDay(moment), 'year');

const recordsText = (days: readonly string[]): string =>
  t('hours.cohort.papers.records', {
    count: days.length,
    days: listText(days.map((day) => dayText(day, 'year'))),
  });

/** "Agreement of 3 March 2026, signed by both: same department, 4 sessions planned". */
function agreementText({ mentorSignedAt, menteeSignedAt, connection, sessionsPlanned }: PairPapers): string {
  if (mentorSignedAt === null) return t('hours.cohort.papers.no-agreement');
  const signed = t('hours.cohort.papers.agreement', {
    day: dayOf(mentorSignedAt),
    by: menteeSignedAt === null ? 'mentor' : 'both',
  });
  const answers = [
    connection && t(`hours.cohort.connection.${connection}`),
    sessionsPlanned !== null && t('hours.cohort.papers.planned', { count: sessionsPlanned }),
  ].filter((one) => typeof one === 'string');
  return answers.length === 0
    ? signed
    : t('hours.cohort.papers.agreement.says', { signed, answers: answers.join(', ') });
}
