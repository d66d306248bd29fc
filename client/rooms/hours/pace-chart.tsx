import { addDays, daysBetween } from '../../../server/core/days.rule.ts';
import { expectedOn } from '../../../server/rooms/hours/hours-pace.rule.ts';
import { wallClock } from '../../../server/core/wall-clock.rule.ts';
import { dayText, minutesText, t } from '../../core/i18n.ts';
import { Chart, Curve } from '../../ui/chart.tsx';
import { Table } from '../../ui/table.tsx';
import type { Hours } from './hours.types.ts';

interface Point {
  day: string;
  even: number;
  /** Undefined for days that are still to come. */
  done: number | undefined;
}

type KnownPace = NonNullable<Hours['pace']>;

const STEP_DAYS = 7;
/** In the table: every four weeks. */
const ROW_STEPS = 4;

/** What was done against an even pace, as curves and as a table. */
export function PaceChart({ log }: { log: Hours }) {
  const { pace } = log;
  if (!pace) return null;
  const values = {
    done: minutesText(log.count.counted),
    even: minutesText(Math.round(pace.expected)),
  };
  return (
    <section class="stack block-space" aria-labelledby="h-pace">
      <h2 id="h-pace">{t('hours.chart.title')}</h2>
      <p>{t('hours.chart.sentence', values)}</p>
      <Curves log={log} pace={pace} sentence={t('hours.chart.drawn', values)} />
      <p class="help">{t('hours.chart.key')}</p>
    </section>
  );
}

function Curves({ log, pace, sentence }: { log: Hours; pace: KnownPace; sentence: string }) {
  const { startsOn, endsOn } = pace.period;
  const { target } = log.home.numbers;
  const last = daysBetween(startsOn, endsOn);
  const points = pointsOf(log, pace);
  const at = ({ day }: Point) => daysBetween(startsOn, day);
  const ends = [
    { at: 0, word: dayText(startsOn, 'year') },
    { at: last, word: dayText(endsOn, 'year') },
  ];
  const hoursAt = [0, target / 2, target].map((minutes) => ({ at: minutes, word: minutesText(minutes) }));
  return (
    <Chart
      strand="hours"
      sentence={sentence}
      x={{ from: 0, to: last, ticks: ends }}
      y={{ from: 0, to: Math.max(target, log.count.counted), ticks: hoursAt }}
      table={{ word: t('hours.chart.table'), content: <Rows points={points} /> }}
    >
      {(places) => (
        <>
          <Curve plan places={places} points={points.map((point) => [at(point), point.even])} />
          <Curve
            places={places}
            points={points.flatMap((point) => (point.done === undefined ? [] : [[at(point), point.done]]))}
          />
        </>
      )}
    </Chart>
  );
}

/** Every week of the programme, and today. */
function pointsOf(log: Hours, { period, today }: KnownPace): Point[] {
  const { target } = log.home.numbers;
  const weeks = Math.ceil(daysBetween(period.startsOn, period.endsOn) / STEP_DAYS);
  const days = Array.from({ length: weeks }, (_, week) => addDays(period.startsOn, week * STEP_DAYS));
  const all = [...new Set([...days, today, period.endsOn])]
    .filter((day) => day >= period.startsOn && day <= period.endsOn)
    .sort();
  return all.map((day) => ({
    day,
    even: Math.round(expectedOn(period, day, target)),
    done: day > today ? undefined : countedBy(log, day),
  }));
}

const countedBy = ({ entries, count }: Hours, day: string): number =>
  entries
    .filter(({ zone, startedAt }) => wallClock(zone, startedAt).day <= day)
    .reduce((sum, { id }) => sum + (count.byEntry.get(id)?.counts ?? 0), 0);

const Rows = ({ points }: { points: readonly Point[] }) => (
  <Table
    caption={t('hours.chart.title')}
    rows={points.filter((_, at) => at % ROW_STEPS === 0 || at === points.length - 1)}
    rowKey={({ day }) => day}
    columns={[
      { key: 'day', head: t('hours.chart.day'), cell: ({ day }) => dayText(day, 'year') },
      { key: 'even', head: t('hours.chart.even'), number: true, cell: ({ even }) => minutesText(even) },
      {
        key: 'done',
        head: t('hours.chart.done'),
        number: true,
        cell: ({ done }) => (done === undefined ? t('hours.chart.ahead') : minutesText(done)),
      },
    ]}
  />
);
