import { type Signal, useSignal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { TimeField } from '../../ui/date-time.tsx';
import { Field } from '../../ui/field.tsx';
import { LanguageField, LinkField } from './session-fields.tsx';
import { settleRhythm } from './live.state.ts';
import type { Calendar } from './live.types.ts';
import { weekdayText } from './live-words.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** On which weekday and at what time sessions are, and where: folded once it is settled. */
export function RhythmForm({ data }: { data: Calendar }) {
  return (
    <details class="sheet outline live-rhythm" open={data.revision === 0}>
      <summary>
        {t('live.desk.rhythm', {
          weekday: weekdayText(data.rhythm.weekday),
          time: data.rhythm.time,
          zone: data.zone.replaceAll('_', ' '),
        })}
      </summary>
      <Form key={data.revision} data={data} />
    </details>
  );
}

const WeekdayField = ({ weekday }: { weekday: Signal<number> }) => (
  <Field label={t('live.desk.weekday')}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={weekday.value}
        onChange={(event) => (weekday.value = Number(event.currentTarget.value))}
      >
        {WEEKDAYS.map((day) => (
          <option key={day} value={day}>
            {weekdayText(day)}
          </option>
        ))}
      </select>
    )}
  </Field>
);

function Form({ data }: { data: Calendar }) {
  const act = useAct();
  const weekday = useSignal(data.rhythm.weekday);
  const time = useSignal(data.rhythm.time);
  const link = useSignal(data.link ?? '');
  const language = useSignal(data.language);
  const save = () =>
    act.run('save', async () => {
      const rhythm = { weekday: weekday.peek(), time: time.peek() };
      const { revision } = data;
      await settleRhythm({ revision, rhythm, link: link.peek() || null, language: language.peek() });
    });
  return (
    <div class="stack">
      <p class="help">{t('live.desk.rhythm.how')}</p>
      <div class="live-fields">
        <WeekdayField weekday={weekday} />
        <TimeField
          label={t('live.desk.time')}
          value={time.value}
          change={(value) => (time.value = value)}
          unfinished={t('live.desk.unfinished')}
        />
        <LanguageField language={language} />
      </div>
      <LinkField link={link} help={t('live.desk.link.all')} error={act.error.value} />
      {act.error.value && act.error.value.code !== 'invalid' && <Problem error={act.error.value} act />}
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value === 'save'} onClick={save}>
          {t('live.desk.save')}
        </button>
      </p>
    </div>
  );
}
