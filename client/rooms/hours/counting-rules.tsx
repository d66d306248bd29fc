import { minutesText, t } from '../../core/i18n.ts';
import { type Column, Table } from '../../ui/table.tsx';
import type { Hours } from './hours.types.ts';

const COUNTS = [
  'one-to-one',
  'review',
  'circle',
  'observe-and-talk',
  'e-mentoring',
  'prep-and-reflect',
  'peer',
] as const;
const NOTHING = [
  'managing',
  'assessing',
  'course',
  'other-work',
  'counselling',
  'missed',
  'mentored',
] as const;

interface Row {
  key: string;
  what: string;
  as: string;
}

/** What counts towards the hours and as how much, with the numbers that the log goes by. */
export function CountingRules({ log }: { log: Hours }) {
  const { caps, shortest } = log.home.numbers;
  const values = {
    session: minutesText(caps.aroundSession),
    around: minutesText(caps.around),
    messages: minutesText(caps.messages),
    observed: minutesText(caps.observed),
    shortest: minutesText(shortest),
  };
  const rows: Row[] = COUNTS.map((key) => ({
    key,
    what: t(`hours.counts.${key}`, values),
    as: t(`hours.counts.${key}.as`, values),
  }));
  return (
    <>
      <Table caption={t('hours.counts.caption')} columns={columns()} rows={rows} rowKey={({ key }) => key} />
      <p>{t('hours.counts.nothing')}</p>
      <ul>
        {NOTHING.map((key) => (
          <li key={key}>{t(`hours.counts.none.${key}`, values)}</li>
        ))}
      </ul>
    </>
  );
}

const columns = (): [Column<Row>, ...Column<Row>[]] => [
  { key: 'what', head: t('hours.counts.what'), cell: ({ what }) => what },
  { key: 'as', head: t('hours.counts.as'), cell: ({ as }) => as },
];
