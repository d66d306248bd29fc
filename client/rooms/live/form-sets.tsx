import { useSignal } from '@preact/signals';
import { addDays } from '../../../server/core/days.rule.ts';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { meetingDays } from '../../../server/rooms/live/set-dates.rule.ts';
import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import type { Draft } from '../../core/drafts.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import { openPage } from '../../shell/open-page.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField, DateTimeGroup, TimeField } from '../../ui/date-time.tsx';
import type { Arranged } from './forming-groups.ts';
import type { Forming } from './forming.types.ts';
import { calendar } from './live.state.ts';
import { SetLangField } from './set-lang-field.tsx';
import { formSets } from './sets-desk.state.ts';
import { SETS, type SetsDesk } from './sets-desk.types.ts';

interface Props {
  data: SetsDesk;
  arranged: Arranged;
  draft: Draft<Forming>;
  write: (more: Partial<Forming>) => void;
}

/** When the sets meet first and in which language their rules begin; the press that forms them. */
export function FormSets({ data, arranged: { groups }, draft, write }: Props) {
  const act = useAct();
  const unsaid = useSignal(false);
  const { day, time, lang } = draft.value.value;
  const form = () => {
    unsaid.value = day === '' || time === '';
    if (unsaid.peek()) return;
    act.run('form', async () => {
      await formSets({ sets: groups, first: day, time, lang });
      draft.clear();
      openPage(SETS);
    });
  };
  const changed = act.error.value?.code === 'conflict';
  return (
    <section class="stack" aria-labelledby="h-when">
      <h2 id="h-when">{t('live.sets.form.when')}</h2>
      <When data={data} day={day} time={time} write={write} unsaid={unsaid.value} />
      <SetLangField label={t('live.sets.form.lang')} value={lang} change={(next) => write({ lang: next })} />
      {changed && <p role="status">{t('live.sets.form.changed')}</p>}
      {act.error.value && !changed && <Problem error={act.error.value} act />}
      <p>
        <button
          class="btn main"
          type="button"
          aria-busy={act.busy.value === 'form'}
          disabled={groups.length === 0}
          onClick={form}
        >
          {t('live.sets.form.go', { count: groups.length })}
        </button>
      </p>
    </section>
  );
}

interface WhenProps extends Pick<Props, 'data' | 'write'> {
  day: string;
  time: string;
  unsaid: boolean;
}

function When({ data, day, time, write, unsaid }: WhenProps) {
  const closures = useData(calendar()).data.value?.closures ?? [];
  const days = /^\d{4}-\d\d-\d\d$/.test(day) ? meetingDays(day, closures).map((one) => dayText(one)) : [];
  const today = wallClock(data.timeZone, new Date(data.now)).day;
  return (
    <>
      <DateTimeGroup
        label={t('live.sets.form.moment')}
        help={t('live.sets.form.when.help', { zone: data.timeZone.replaceAll('_', ' ') })}
        error={unsaid && (day === '' || time === '') ? t('live.sets.form.no-day') : undefined}
      >
        <DateField
          label={t('live.sets.form.day')}
          value={day}
          min={today}
          max={addDays(today, 3 * 366)}
          change={(value) => write({ day: value })}
          unfinished={t('live.sets.form.unfinished')}
        />
        <TimeField
          label={t('live.sets.form.time')}
          value={time}
          change={(value) => write({ time: value })}
          unfinished={t('live.sets.form.unfinished')}
        />
      </DateTimeGroup>
      {days.length > 0 && <p class="help">{t('live.sets.form.dates', { dates: listText(days) })}</p>}
    </>
  );
}
