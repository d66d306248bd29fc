import { useAct } from '../../core/act.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { TimeField } from '../../ui/date-time.tsx';
import { Field } from '../../ui/field.tsx';
import { ChangedMeanwhile, LanguageField, LinkField } from './session-fields.tsx';
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
      <Form data={data} />
    </details>
  );
}

const WeekdayField = ({ value, change }: { value: number; change: (weekday: number) => void }) => (
  <Field label={t('live.desk.weekday')}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={value}
        onChange={(event) => change(Number(event.currentTarget.value))}
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

interface Settled {
  weekday: number;
  time: string;
  link: string;
  language: Calendar['language'];
}

/** What is changed here stands over what is settled, which somebody else may change meanwhile; the rest follows it. */
function useRhythm({ revision, rhythm: { weekday, time }, link, language }: Calendar) {
  const draft = useDraft<Partial<Settled>>('live/rhythm', {});
  const act = useAct();
  const value: Settled = { weekday, time, link: link ?? '', language, ...draft.value.value };
  const change = (part: Partial<Settled>) => draft.write({ ...draft.value.peek(), ...part });
  const save = () => {
    const sent = draft.value.peek();
    const rhythm = { weekday: value.weekday, time: value.time };
    act.run('save', async () => {
      await settleRhythm({ revision, rhythm, link: value.link || null, language: value.language });
      draft.sent(sent);
    });
  };
  return { value, ready: draft.ready.value, change, act, save };
}

function Form({ data }: { data: Calendar }) {
  const { value, ready, change, act, save } = useRhythm(data);
  const error = act.error.value;
  return (
    <div class="stack" inert={!ready}>
      <p class="help">{t('live.desk.rhythm.how')}</p>
      <div class="live-fields">
        <WeekdayField value={value.weekday} change={(weekday) => change({ weekday })} />
        <TimeField
          label={t('live.desk.time')}
          value={value.time}
          change={(time) => change({ time })}
          unfinished={t('live.desk.unfinished')}
        />
        <LanguageField value={value.language} change={(language) => change({ language })} />
      </div>
      <LinkField
        value={value.link}
        change={(link) => change({ link })}
        help={t('live.desk.link.all')}
        error={error}
      />
      <ChangedMeanwhile error={error} />
      {error && !['invalid', 'conflict'].includes(error.code) && <Problem error={error} act />}
      <p>
        <button class="btn main" type="button" aria-busy={act.busy.value === 'save'} onClick={save}>
          {t('live.desk.save')}
        </button>
      </p>
    </div>
  );
}
