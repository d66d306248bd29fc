import { useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { minutesText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { markOf } from './course.marks.ts';
import { sayTime, stepTime, type StepTime as Known } from './time.state.ts';

/** Of the planned minutes: half, as many, half as many again, twice and three times. */
const OFFERED = [0.5, 1, 1.5, 2, 3];

/** Planned minutes beside what people say. Asked of whoever has done the step, in one press; nothing depends on it. */
export function StepTime({ step }: SlotProps) {
  const done = markOf(step)?.done === true;
  const asks = me.value?.role === 'learner' && done;
  if (!asks && me.value?.role === 'learner') return null;
  return (
    <Loaded of={stepTime(step)}>
      {(known) => (
        <section class="stack tight" aria-label={t('course.time.title')}>
          <p class="help">{comparison(known)}</p>
          {asks && <Own known={known} step={step} />}
        </section>
      )}
    </Loaded>
  );
}

const comparison = ({ planned, median }: Known) =>
  median === null
    ? t('course.time.planned', { planned: minutesText(planned) })
    : t('course.time.compare', { planned: minutesText(planned), median: minutesText(median) });

function Own({ known, step }: { known: Known; step: SlotProps['step'] }) {
  const act = useAct();
  const changing = useSignal(false);
  const say = (minutes: number) => {
    changing.value = false;
    act.run('say', () => sayTime(step, minutes));
  };
  if (known.own !== null && !changing.value) {
    return (
      <p class="help" role="status">
        {t('course.time.said', { time: minutesText(known.own) })}{' '}
        <button class="btn quiet small" type="button" onClick={() => (changing.value = true)}>
          {t('course.time.change')}
        </button>
      </p>
    );
  }
  return (
    <>
      <SegmentedChoice
        label={t('course.time.ask')}
        help={t('course.time.why')}
        options={offered(known.planned).map((value) => ({ value, word: minutesText(value) }))}
        value={known.own ?? undefined}
        choose={say}
      />
      {act.error.value && <Problem error={act.error.value} act />}
    </>
  );
}

/** Long times in steps of five minutes, so that nobody reads a precision into them. */
function offered(planned: number): number[] {
  const unit = planned > 20 ? 5 : 1;
  return [...new Set(OFFERED.map((part) => Math.max(1, Math.round((planned * part) / unit) * unit)))];
}
