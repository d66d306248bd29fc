import './cohort-hours.css';
import { minutesText, t } from '../../core/i18n.ts';
import { showView } from '../../shell/address.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { cohortHours, type CohortHours, type HoursRow, waitingHours } from './cohort-hours.state.ts';
import {
  hoursAddress,
  inOrder,
  LATE,
  learnerName,
  PaceState,
  PATH,
  sinceText,
} from './cohort-hours.words.tsx';
import { Waiting } from './cohort-waiting.tsx';

/** An address may have been typed: what it names amiss is the beginning. */
const afterOf = ({ after = '' }: Params): number => (/^[1-9]\d{0,7}$/.test(after) ? Number(after) : 0);

/** Hours of everybody: what waits for a trainer first, then who could do with a word, then all by pace. */
const CohortHoursPage = ({ params }: { params: Params }) => (
  <div class="stack loose">
    <header class="stack tight">
      <p class="over-title">
        <a href="/app/cohort">{t('hours.cohort.to-cohort')}</a>
      </p>
      <Title text={t('hours.cohort.title')} />
      <Loaded of={cohortHours(afterOf(params))} part>
        {(data) => <p class="lede">{sentenceOf(data)}</p>}
      </Loaded>
    </header>
    <Loaded of={waitingHours()} part>
      {(data) => <Waiting data={data} />}
    </Loaded>
    <section class="stack" aria-labelledby="h-everyone">
      <h2 id="h-everyone">{t('hours.cohort.everyone')}</h2>
      <Loaded of={cohortHours(afterOf(params))} part>
        {(data) => <Everyone data={data} after={afterOf(params)} />}
      </Loaded>
    </section>
    <p class="help">{t('hours.cohort.private')}</p>
  </div>
);

export const cohortHoursPage: Page = {
  Component: CohortHoursPage,
  needs: (params) => [cohortHours(afterOf(params)), waitingHours()],
};

function sentenceOf({ rows }: CohortHours): string {
  const count = (...all: string[]) => rows.filter(({ pace }) => pace && all.includes(pace.status)).length;
  const risk = count('at-risk', 'overdue');
  const behind = count('behind');
  if (rows.some(({ pace }) => pace)) return t('hours.cohort.sentence', { risk, behind });
  return t('hours.cohort.sentence.unset');
}

function Everyone({ data, after }: { data: CohortHours; after: number }) {
  const { rows, next } = data;
  if (rows.length === 0) return <EmptyState>{t('hours.cohort.empty')}</EmptyState>;
  return (
    <>
      <Table
        caption={t('hours.cohort.caption')}
        columns={columns(data)}
        rows={inOrder(rows)}
        rowKey={({ id }) => id}
      />
      {(after > 0 || next !== null) && (
        <nav class="row" aria-label={t('hours.cohort.pages')}>
          {after > 0 && (
            <button class="btn small" type="button" onClick={() => showView(PATH, {})}>
              <Icon name="back" /> {t('hours.cohort.first')}
            </button>
          )}
          {next !== null && (
            <button class="btn small" type="button" onClick={() => showView(PATH, { after: String(next) })}>
              {t('hours.cohort.next')} <Icon name="next" />
            </button>
          )}
        </nav>
      )}
    </>
  );
}

/** The heads are read at each drawing: the language may change. */
const columns = ({ target }: CohortHours): [Column<HoursRow>, ...Column<HoursRow>[]] => [
  {
    key: 'learner',
    head: t('hours.cohort.col.learner'),
    cell: (row) => (
      <a class="entry-of" href={hoursAddress(row)}>
        <PersonName name={learnerName(row)} />
      </a>
    ),
  },
  { key: 'pace', head: t('hours.cohort.col.pace'), cell: PaceCell },
  {
    key: 'counted',
    head: t('hours.cohort.col.counted'),
    number: true,
    cell: ({ counted }) => t('hours.cohort.of', { done: minutesText(counted), target: minutesText(target) }),
  },
  {
    key: 'verified',
    head: t('hours.cohort.col.verified'),
    number: true,
    cell: ({ verified }) => minutesText(verified),
  },
  { key: 'last', head: t('hours.cohort.col.last'), cell: sinceText },
  { key: 'waits', head: t('hours.cohort.col.waits'), cell: waitsText },
];

function PaceCell({ pace }: HoursRow) {
  if (!pace) return '–';
  const { status, neededPerWeek } = pace;
  return (
    <>
      <PaceState status={status} />
      {LATE.includes(status) && neededPerWeek !== null && (
        <span class="help block">
          {t('hours.cohort.needed', { time: minutesText(Math.round(neededPerWeek)) })}
        </span>
      )}
    </>
  );
}

function waitsText({ late, queried, claimed }: HoursRow): string {
  const parts = [
    late > 0 && t('hours.cohort.waits.late', { count: late }),
    queried > 0 && t('hours.cohort.waits.queried', { count: queried }),
    claimed > 0 && t('hours.cohort.waits.claimed', { count: claimed }),
  ];
  return parts.filter((part) => part !== false).join(', ') || '–';
}
