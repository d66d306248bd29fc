import { momentText, t } from '../../core/i18n.ts';
import { Bar, Chart } from '../../ui/chart.tsx';
import { Table } from '../../ui/table.tsx';
import { trendOf } from './attendance-trend.rule.ts';
import { sessionPath } from './live.types.ts';
import type { Practice } from './sets-desk.types.ts';

type Held = Practice['sessions'][number];

/** How many came to each session, one bar a session, with the sentence that the bars come to. */
export function AttendanceTrend({ sessions }: { sessions: readonly Held[] }) {
  const sentence = sentenceOf(sessions);
  const of = Math.max(1, ...sessions.map((one) => one.of));
  if (sessions.length === 0) return <p>{sentence}</p>;
  return (
    <>
      <p>{sentence}</p>
      <Chart
        sentence={sentence}
        x={{
          from: 0,
          to: sessions.length,
          ticks: sessions.map(({ number }, at) => ({ at: at + 0.5, word: number })),
        }}
        y={{ from: 0, to: of, ticks: [0, of].map((at) => ({ at, word: String(at) })) }}
        table={{ word: t('live.sets.practice.trend.table'), content: <Figures sessions={sessions} /> }}
      >
        {(places) =>
          sessions.map(({ number, attended }, at) => (
            <Bar key={number} x={at + 0.5} y={attended} width={0.6} places={places} />
          ))
        }
      </Chart>
    </>
  );
}

function sentenceOf(sessions: readonly Held[]): string {
  const trend = trendOf(sessions.map(({ attended }) => attended));
  const last = sessions.at(-1);
  if (!trend || !last) return t('live.sets.practice.trend.none');
  const values = { before: trend.before, after: trend.after, attended: last.attended, of: last.of };
  return t(`live.sets.practice.trend.${trend.kind}`, values);
}

const Figures = ({ sessions }: { sessions: readonly Held[] }) => (
  <Table
    caption={t('live.sets.practice.trend.caption')}
    rows={sessions}
    rowKey={({ number }) => number}
    columns={[
      {
        key: 'session',
        head: t('live.sets.practice.session'),
        cell: (one) => (
          <a class="sets-link" href={sessionPath(one)}>
            {one.number} {one.title}
          </a>
        ),
      },
      { key: 'date', head: t('live.sets.practice.date'), cell: ({ startsAt }) => momentText(startsAt) },
      {
        key: 'came',
        head: t('live.sets.practice.attended'),
        cell: ({ attended, of }) => t('live.sets.one.came.of', { there: attended, of }),
      },
    ]}
  />
);
