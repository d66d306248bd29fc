import './live.css';
import { type Signal, useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { isWithin } from '../../../server/rooms/live/attendance.rule.ts';
import { Problem } from '../../shell/problem.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { Scale } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useNow } from './live-now.ts';
import { answerPulse, session } from './live.state.ts';
import type { LiveSession, Place } from './live.types.ts';

const LONGEST = 300;
const QUESTIONS = ['learned', 'use', 'change'] as const;

/** Two minutes at the end of a session, below its step, without a name. */
export function PulseInStep({ step: { module, step } }: SlotProps) {
  const place = { module, step };
  const data = useData(session(place)).data.value;
  return data?.own ? <Pulse place={place} data={data} answered={data.own.pulsed} /> : null;
}

function Pulse({ place, data, answered }: { place: Place; data: LiveSession; answered: boolean }) {
  const now = useNow(data);
  if (!isWithin(data.pulse, now)) return null;
  return (
    <section class="live-pulse sheet stack" aria-labelledby="h-pulse">
      <h2 class="heading-small" id="h-pulse">
        {t('live.pulse')}
      </h2>
      {answered ? (
        <p role="status">{t('live.pulse.thanks')}</p>
      ) : (
        <Questions place={place} until={data.pulse?.until ?? now} />
      )}
    </section>
  );
}

function Questions({ place, until }: { place: Place; until: string }) {
  const act = useAct();
  const worth = useSignal<number | undefined>(undefined);
  const texts = { learned: useSignal(''), use: useSignal(''), change: useSignal('') };
  const missing = useSignal(false);
  const send = () => {
    const chosen = worth.peek();
    missing.value = chosen === undefined;
    if (chosen === undefined) return;
    const said = { learned: texts.learned.peek(), use: texts.use.peek(), change: texts.change.peek() };
    act.run('pulse', async () => void (await answerPulse(place, { worth: chosen, ...said })));
  };
  return (
    <>
      <p class="help">{t('live.pulse.how', { until: momentText(until) })}</p>
      <Scale
        label={t('live.pulse.worth')}
        low={t('live.pulse.low')}
        high={t('live.pulse.high')}
        value={worth.value}
        error={missing.value && worth.value === undefined ? t('live.pulse.missing') : undefined}
        choose={(value) => (worth.value = value)}
      />
      {QUESTIONS.map((key) => (
        <Line key={key} label={t(`live.pulse.${key}`)} text={texts[key]} />
      ))}
      {act.error.value && <Problem error={act.error.value} act />}
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value === 'pulse'} onClick={send}>
          {t('live.pulse.send')}
        </button>
      </p>
    </>
  );
}

const Line = ({ label, text }: { label: string; text: Signal<string> }) => (
  <Field label={label}>
    {(control) => (
      <input
        {...control}
        class="input"
        type="text"
        maxLength={LONGEST}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
    )}
  </Field>
);
