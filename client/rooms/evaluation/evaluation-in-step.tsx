import './evaluation.css';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { State } from '../../ui/icon.tsx';
import { pathOf, PLAIN } from '../forms/filled.ts';
import { Averages } from './averages.tsx';
import { meetingOfStep } from './evaluation.rule.ts';
import { ownEvaluations, type Mine } from './evaluation.state.ts';

const FINAL = 'final-outcome-evaluation';

/** What a step asks to evaluate: the meeting that it is about, or the course at its end. */
export function EvaluationInStep({ target, label, step }: SlotProps) {
  const isFinal = target === `FORM:${FINAL}`;
  return (
    <Loaded of={ownEvaluations()} part>
      {(mine) => (
        <section class="evaluation-in-step" aria-label={label}>
          {isFinal ? (
            <Final mine={mine} label={label} />
          ) : (
            <OfMeeting now={mine.now} meeting={meetingOfStep(mine.meetings, step)} label={label} />
          )}
        </section>
      )}
    </Loaded>
  );
}

const Finished = ({ at }: { at: string }) => (
  <p>
    <State state="done" word={t('evaluation.finished', { at: momentText(at) })} />
  </p>
);

const Open = ({
  form,
  subject,
  label,
  again,
}: {
  form: string;
  subject: string;
  label: string;
  again: boolean;
}) => (
  <p>
    <a class={again ? 'btn quiet small' : 'btn'} href={pathOf({ form, variant: PLAIN, subject })}>
      {again ? t('evaluation.read-again') : label}
    </a>
  </p>
);

interface OfMeetingProps {
  now: string;
  meeting: Mine['meetings'][number] | undefined;
  label: string;
}

function OfMeeting({ now, meeting, label }: OfMeetingProps) {
  if (!meeting?.open) return <p class="help">{t('evaluation.not-yet')}</p>;
  const { subject, dueAt, finishedAt, averages } = meeting;
  return (
    <>
      {finishedAt ? <Finished at={finishedAt} /> : <p>{t('evaluation.asks')}</p>}
      {!finishedAt && dueAt && (
        <p class="help">{t(dueAt < now ? 'evaluation.late' : 'evaluation.due', { at: momentText(dueAt) })}</p>
      )}
      <Open form="set-evaluation" subject={subject} label={label} again={finishedAt !== null} />
      {averages.length > 0 ? (
        <>
          <h4>{t('evaluation.averages')}</h4>
          <Averages of={averages} />
        </>
      ) : (
        finishedAt && <p class="help">{t('evaluation.few')}</p>
      )}
    </>
  );
}

function Final({ mine: { now, final }, label }: { mine: Mine; label: string }) {
  const { subject, after, finishedAt } = final;
  return (
    <>
      {finishedAt ? <Finished at={finishedAt} /> : <p>{t('evaluation.final.asks')}</p>}
      {!finishedAt && after !== null && after > now && (
        <p class="help">{t('evaluation.final.early', { at: momentText(after) })}</p>
      )}
      <Open form={FINAL} subject={subject} label={label} again={finishedAt !== null} />
    </>
  );
}
