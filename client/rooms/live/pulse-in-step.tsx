import './live.css';
import { useSignal } from '@preact/signals';
import { type Act, useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { useDraft } from '../../core/drafts.ts';
import { momentText, t } from '../../core/i18n.ts';
import { isWithin } from '../../../server/rooms/live/attendance.rule.ts';
import { Problem } from '../../shell/problem.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { Scale } from '../../ui/choice.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { LineField } from '../../ui/writing-field.tsx';
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
  useFocusKept();
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

interface Said {
  worth: number | null;
  learned: string;
  use: string;
  change: string;
}
const NOTHING: Said = { worth: null, learned: '', use: '', change: '' };

/** What is chosen and typed stays on this device until it is sent: a phone that is put away loads its page anew. */
function usePulse(place: Place, act: Act) {
  const draft = useDraft<Said>(`live/pulse/${place.module}/${place.step}`, NOTHING);
  const missing = useSignal(false);
  return {
    said: draft.value.value,
    ready: draft.ready.value,
    isMissing: missing.value && draft.value.value.worth === null,
    say: (part: Partial<Said>) => draft.write({ ...draft.value.peek(), ...part }),
    send: () => {
      const { worth, ...texts } = draft.value.peek();
      missing.value = worth === null;
      if (worth === null) return;
      act.run('pulse', async () => {
        await answerPulse(place, { worth, ...texts });
        draft.clear();
      });
    },
  };
}

function Questions({ place, until }: { place: Place; until: string }) {
  const act = useAct();
  const { said, ready, isMissing, say, send } = usePulse(place, act);
  return (
    <div class="stack" inert={!ready}>
      <p class="help">{t('live.pulse.how', { until: momentText(until) })}</p>
      <Scale
        label={t('live.pulse.worth')}
        low={t('live.pulse.low')}
        high={t('live.pulse.high')}
        value={said.worth ?? undefined}
        error={isMissing ? t('live.pulse.missing') : undefined}
        choose={(worth) => say({ worth })}
      />
      {QUESTIONS.map((key) => (
        <Line
          key={key}
          label={t(`live.pulse.${key}`)}
          text={said[key]}
          write={(text) => say({ [key]: text })}
        />
      ))}
      {act.error.value && <Problem error={act.error.value} act />}
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value === 'pulse'} onClick={send}>
          {t('live.pulse.send')}
        </button>
      </p>
    </div>
  );
}

const Line = ({ label, text, write }: { label: string; text: string; write: (text: string) => void }) => (
  <LineField label={label} longest={LONGEST} value={text} write={write} />
);
