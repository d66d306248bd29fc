import './evaluation.css';
import { useAct } from '../../core/act.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Title } from '../../ui/title.tsx';
import { evaluatedMeetings, takeEvaluations, type Desk, type DeskMeeting } from './evaluation.state.ts';
import { answersPath, OUTCOME } from './desk-words.ts';

/** Every meeting of the cohort's sets, with how many of those who were there have answered. */
const AnswersPage = () => <Loaded of={evaluatedMeetings()}>{(desk) => <Whole desk={desk} />}</Loaded>;
export const answersPage: Page = { Component: AnswersPage, needs: () => [evaluatedMeetings()] };

function Whole({ desk: { now, meetings, outcome } }: { desk: Desk }) {
  const act = useAct();
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Title text={t('evaluation.desk.title')} />
        <p class="lede">{t('evaluation.desk.lede')}</p>
      </header>
      <section class="stack" aria-labelledby="h-meetings">
        <div class="row apart">
          <h2 id="h-meetings">{t('evaluation.desk.meetings')}</h2>
          {meetings.some(({ answered }) => answered > 0) && (
            <button
              class="btn quiet small"
              type="button"
              aria-busy={act.busy.value === 'file'}
              onClick={() => act.run('file', takeEvaluations)}
            >
              {t('evaluation.desk.file')}
            </button>
          )}
        </div>
        {act.error.value && <Problem error={act.error.value} act />}
        {meetings.length === 0 ? (
          <EmptyState title={t('evaluation.desk.none')}>{t('evaluation.desk.none.why')}</EmptyState>
        ) : (
          <ol class="evaluation-rows" role="list">
            {meetings.map((one) => (
              <Row key={one.subject} meeting={one} now={now} />
            ))}
          </ol>
        )}
      </section>
      <AtTheEnd outcome={outcome} />
    </div>
  );
}

const AtTheEnd = ({ outcome: { answered, learners } }: Pick<Desk, 'outcome'>) => (
  <section class="stack tight" aria-labelledby="h-outcome">
    <h2 id="h-outcome">{t('evaluation.desk.outcome')}</h2>
    <p>{t('evaluation.desk.outcome.rate', { answered, of: learners })}</p>
    <p>
      <a class="evaluation-to" href={OUTCOME}>
        {t('evaluation.desk.outcome.open')}
      </a>
    </p>
  </section>
);

function Row({ meeting, now }: { meeting: DeskMeeting; now: string }) {
  const { n, endedAt, dueAt, there, answered, inTime, notes, notesDueAt } = meeting;
  const late = answered - inTime;
  return (
    <li>
      <span>
        <a href={answersPath(meeting)}>{t('evaluation.desk.meeting', { set: meeting.number, n })}</a>
        {endedAt && <span class="help"> {momentText(endedAt)}</span>}
      </span>
      <span>
        {t('evaluation.desk.rate', { answered, of: there })}
        {late > 0 && ` ${t('evaluation.desk.rate.late', { late })}`}
        {dueAt && dueAt > now && answered < there && (
          <span class="help"> {t('evaluation.due', { at: momentText(dueAt) })}</span>
        )}
      </span>
      <span class="help">
        {t(`evaluation.desk.notes.${notes}`)}
        {(notes === 'none' || notes === 'draft') &&
          notesDueAt &&
          ` ${t(notesDueAt < now ? 'evaluation.desk.notes.late' : 'evaluation.due', { at: momentText(notesDueAt) })}`}
      </span>
    </li>
  );
}
