import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { ownTimeZone } from '../../core/calendar.ts';
import { dayText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { saveDates, tellTimeZone, type Today } from './cohort.state.ts';

/** The day the course begins: asked of a trainer once, and theirs to change. */
export function CourseDates({ data }: { data: Today }) {
  const { calendar, startFrom, timeZone } = data;
  useEffect(() => {
    // A run without a zone would count its days in Greenwich's. If this fails, the next visit tells it.
    if (timeZone === null) tellTimeZone(ownTimeZone()).catch(() => undefined);
  }, [timeZone]);
  const settled = startFrom === 'trainer';
  return (
    <details class="fold" open={!settled}>
      <summary>
        <h2 class="small-heading">{t(settled ? 'cohort.dates.settled' : 'cohort.dates')}</h2>
      </summary>
      <div class="stack">
        <p class="help">{t(`cohort.dates.${startFrom ?? 'unset'}`, spoken(calendar))}</p>
        <Form data={data} />
      </div>
    </details>
  );
}

const spoken = ({ startsOn, endsOn }: Today['calendar']) => ({
  start: startsOn === null ? '' : dayText(startsOn, 'year'),
  end: endsOn === null ? '' : dayText(endsOn, 'year'),
});

function Form({ data: { calendar, timeZone } }: { data: Today }) {
  const act = useAct();
  const day = useSignal(calendar.startsOn ?? calendar.today);
  const zone = useSignal(timeZone ?? ownTimeZone());
  const saved = useSignal(false);
  const save = (event: Event) => {
    event.preventDefault();
    act.run('dates', async () => {
      await saveDates(day.value, zone.value);
      saved.value = true;
    });
  };
  return (
    <form class="stack" onSubmit={save}>
      <label class="field">
        <span class="label">{t('cohort.dates.first')}</span>
        <input
          class="input"
          type="date"
          required
          value={day.value}
          onInput={(event) => (day.value = event.currentTarget.value)}
        />
      </label>
      <ZoneField zone={zone} />
      <p class="help">{t('cohort.dates.moves')}</p>
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button class="btn small" type="submit" aria-busy={act.busy.value !== ''}>
          {t('cohort.dates.save')}
        </button>
      </div>
      <p class="help" role="status">
        {saved.value && t('cohort.dates.saved', spoken(calendar))}
      </p>
    </form>
  );
}

function ZoneField({ zone }: { zone: Signal<string> }) {
  return (
    <label class="field">
      <span class="label">{t('cohort.dates.zone')}</span>
      <select class="input" value={zone.value} onChange={(event) => (zone.value = event.currentTarget.value)}>
        {zones(zone.value).map((name) => (
          <option key={name} value={name}>
            {name.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </label>
  );
}

/** All zones that this browser knows; the one in use is among them, whatever the browser calls it. */
const zones = (used: string): string[] =>
  [...new Set([used, ...Intl.supportedValuesOf('timeZone')])].toSorted();
