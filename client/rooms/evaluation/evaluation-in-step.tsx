import './evaluation.css';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { meetingOfStep } from './evaluation.rule.ts';
import { ownEvaluations, type Mine } from './evaluation.state.ts';
import { Finished, OfMeeting, Open } from './of-meeting.tsx';

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

function Final({ mine: { now, final }, label }: { mine: Mine; label: string }) {
  const { subject, after, finishedAt } = final;
  if (after !== null && after > now)
    return (
      <>
        <p>{t('evaluation.final.asks')}</p>
        <p class="help">{t('evaluation.final.early', { at: momentText(after) })}</p>
      </>
    );
  return (
    <>
      {finishedAt ? <Finished at={finishedAt} /> : <p>{t('evaluation.final.asks')}</p>}
      <Open form={FINAL} subject={subject} label={label} again={finishedAt !== null} />
    </>
  );
}
