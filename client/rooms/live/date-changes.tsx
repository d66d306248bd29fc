import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { dateChanges, seeDateChanges } from './live.state.ts';
import { type DateChange, stepPath } from './live.types.ts';
import { weekdayText } from './live-words.ts';

/** Dates to come that were moved, on the road map until somebody has seen them. */
export function DateChanges() {
  const data = useData(dateChanges()).data.value;
  const act = useAct();
  if (!data || data.changes.length === 0) return null;
  const newest = data.changes.reduce((last, { at }) => (at > last ? at : last), '');
  return (
    <section class="live-moved stack tight" aria-labelledby="h-moved">
      <h2 class="heading-small" id="h-moved">
        {t('live.changed')}
      </h2>
      <ul class="live-rows" role="list">
        {data.changes.map((one) => (
          <li key={one.key}>
            <Change of={one} zone={data.zone} />
          </li>
        ))}
      </ul>
      <p>
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value === 'seen'}
          onClick={() => act.run('seen', async () => void (await seeDateChanges(newest)))}
        >
          {t('live.changed.seen')}
        </button>
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </section>
  );
}

function Change({ of: { of, was, now }, zone }: { of: DateChange; zone: string }) {
  const times = { now: now ? momentText(now) : '', was: was ? momentText(was) : '' };
  if (of.what === 'session')
    return (
      <>
        <a href={stepPath(of)}>
          {of.number} {of.title}
        </a>{' '}
        {t('live.changed.session', times)}
      </>
    );
  if (of.what === 'meeting')
    return <>{t(was ? 'live.changed.meeting' : 'live.changed.meeting.fixed', { ...times, n: of.n })}</>;
  const [nowDay, wasDay] = [weekdayText(of.to.weekday), weekdayText(of.from.weekday)];
  const clocks = { nowTime: of.to.time, wasTime: of.from.time, zone: zone.replaceAll('_', ' ') };
  return <>{t('live.changed.rhythm', { nowDay, wasDay, ...clocks })}</>;
}
