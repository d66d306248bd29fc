import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { DateField } from '../../ui/date-time.tsx';
import { ZoneField } from '../people/zone-field.tsx';
import { saveDates, tellTimeZone, type Today } from './cohort.state.ts';

/** The day the course begins: asked of a trainer once, and theirs to change. */
export function CourseDates({ data }: { data: Today }) {
  const { calendar, startFrom, timeZone } = data;
  useEffect(() => {
    // A run without a zone would count its days in Greenwich's. If this fails, the next visit tells it.
    if (timeZone === null) tellTimeZone(ownTimeZone()).catch(() => undefined);
  }, [timeZone]);
  const settled = startFrom === 'trainer';
  // As it was when the page opened: a form that folds up under the word "Saved" would take it along.
  const open = useMemo(() => !settled, []);
  return (
    <details class="fold" open={open}>
      <summary>
        <h2 class="small-heading">{t(settled ? 'cohort.dates.settled' : 'cohort.dates')}</h2>
      </summary>
      <div class="stack">
        <p class="help">{t(`cohort.dates.${startFrom ?? 'unset'}`, spoken(calendar))}</p>
        <Form data={data} />
        <p>
          <a href="/app/run">{t('cohort.dates.more')}</a>
        </p>
      </div>
    </details>
  );
}

const spoken = ({ startsOn, endsOn }: Today['calendar']) => ({
  start: startsOn === null ? '' : dayText(startsOn, 'year'),
  end: endsOn === null ? '' : dayText(endsOn, 'year'),
});

/** What is in the form's boxes, and what became of it. */
function useDates({ calendar, timeZone }: Today) {
  const act = useAct();
  const day = useSignal(calendar.startsOn ?? calendar.today);
  const zone = useSignal(timeZone ?? ownTimeZone());
  const saved = useSignal(false);
  const missing = useSignal(false);
  const save = (event: Event) => {
    event.preventDefault();
    saved.value = false;
    missing.value = day.value === '';
    if (missing.value) return;
    act.run('dates', async () => {
      await saveDates(day.value, zone.value);
      saved.value = true;
    });
  };
  return { act, day, zone, saved, missing, save };
}

function Form({ data }: { data: Today }) {
  const { act, day, zone, saved, missing, save } = useDates(data);
  return (
    <form class="stack dates" onSubmit={save}>
      <DateField
        label={t('cohort.dates.first')}
        help={t('cohort.dates.moves')}
        value={day.value}
        change={(value) => {
          day.value = value;
          missing.value = false;
        }}
        unfinished={t('cohort.dates.unfinished')}
        error={missing.value ? t('cohort.dates.unfinished') : undefined}
      />
      <ZoneField label={t('cohort.dates.zone')} value={zone.value} change={(name) => (zone.value = name)} />
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button class="btn small" type="submit" aria-busy={act.busy.value !== ''}>
          {t('cohort.dates.save')}
        </button>
      </div>
      <p class="help" role="status">
        {saved.value && t('cohort.dates.saved', spoken(data.calendar))}
      </p>
    </form>
  );
}
