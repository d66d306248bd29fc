import { minutesText, t } from '../../core/i18n.ts';
import { Meter } from '../../ui/progress.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { realMinutes } from '../../../server/rooms/hours/counting.rule.ts';
import { type Hours, KINDS, OUTSIDE } from './hours.types.ts';

interface Row {
  kind: Exclude<(typeof KINDS)[number], 'does-not-count'>;
  logged: number;
  counts: number;
  surplus: number;
  limit: number | undefined;
  most: number;
}

/** Logged time by kind, each total honest: what was logged, what of it counts, and the limit there is. */
export const Kinds = ({ log }: { log: Hours }) => (
  <section class="stack block-space" aria-labelledby="h-kinds">
    <h2 id="h-kinds">{t('hours.kinds.title')}</h2>
    <KindsTable log={log} />
    <Outside log={log} />
  </section>
);

export function KindsTable({ log }: { log: Hours }) {
  const { caps, target } = log.home.numbers;
  const limits: Partial<Record<Row['kind'], number>> = {
    'prep-and-reflect': caps.around,
    'e-mentoring': caps.messages,
    'observe-and-talk': caps.observed,
  };
  const kinds = KINDS.filter((kind) => kind !== 'does-not-count');
  const most = Math.max(1, ...kinds.map((kind) => log.count.byKind[kind].logged));
  const rows = kinds.map((kind) => ({ kind, ...log.count.byKind[kind], limit: limits[kind], most }));
  return (
    <div class="kinds">
      <Table
        caption={t('hours.kinds.caption', { target: target / 60 })}
        columns={columns()}
        rows={rows}
        rowKey={({ kind }) => kind}
      />
    </div>
  );
}

const columns = (): [Column<Row>, ...Column<Row>[]] => [
  { key: 'kind', head: t('hours.kinds.kind'), cell: ({ kind }) => t(`hours.kind.${kind}`) },
  {
    key: 'share',
    head: t('hours.kinds.share'),
    cell: ({ counts, surplus, most }) => (
      <Meter
        strand="hours"
        of={most}
        parts={[
          { amount: counts, kind: 'solid' },
          { amount: surplus, kind: 'half' },
        ]}
      />
    ),
  },
  {
    key: 'logged',
    head: t('hours.kinds.logged'),
    number: true,
    cell: ({ logged }) => (logged > 0 ? minutesText(logged) : t('hours.kinds.none')),
  },
  {
    key: 'counts',
    head: t('hours.head.counts'),
    number: true,
    cell: ({ counts, logged }) => (logged > 0 ? minutesText(counts) : undefined),
  },
  {
    key: 'limit',
    head: t('hours.kinds.limit'),
    cell: ({ limit, surplus }) =>
      limit === undefined ? undefined : (
        <span class="help">
          {t('hours.kinds.most', { time: minutesText(limit) })}
          {surplus > 0 && ` ${t('hours.kinds.surplus', { time: minutesText(surplus) })}`}
        </span>
      ),
  },
];

/** Logged for oneself: it stands beside the forty hours, never in them. */
function Outside({ log }: { log: Hours }) {
  const sums = OUTSIDE.map((outside) => ({
    outside,
    minutes: log.entries
      .filter((entry) => entry.kind === 'does-not-count' && entry.state !== 'void')
      .filter((entry) => entry.outside === outside)
      .reduce((sum, entry) => sum + realMinutes(entry), 0),
  })).filter(({ minutes }) => minutes > 0);
  return (
    <p class="help">
      {sums.length > 0 && (
        <>
          {t('hours.kinds.outside')}{' '}
          {sums
            .map(({ outside, minutes }) =>
              t('hours.kinds.outside.one', {
                time: minutesText(minutes),
                what: t(`hours.outside.${outside}`),
              }),
            )
            .join(', ')}
          .{' '}
        </>
      )}
      {t('hours.kinds.course')}
    </p>
  );
}
