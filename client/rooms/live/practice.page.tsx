import './live.css';
import './sets-desk.css';
import { useState } from 'preact/hooks';
import { useData } from '../../core/data.ts';
import { momentText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { AttendanceTrend } from './attendance-trend.tsx';
import { nameOf, partsText } from './sets-desk-words.ts';
import { practice } from './sets-desk.state.ts';
import { type Practice, type PracticeRow, SETS } from './sets-desk.types.ts';

/** How a cohort practises live: who has not for weeks, how many come, and what part each has had. */
const PracticePage = () => <Loaded of={practice(0)}>{(data) => <Whole data={data} />}</Loaded>;
export const practicePage: Page = { Component: PracticePage, needs: () => [practice(0)] };

const learnerPath = (id: string): string => `/app/learners/${id}`;

function Whole({ data }: { data: Practice }) {
  return (
    <div class="stack loose">
      <header class="stack tight">
        <p class="over-title">
          <a href={SETS}>{t('live.sets.title')}</a>
        </p>
        <Title text={t('live.sets.practice.title')} />
        <p class="lede">{t('live.sets.practice.lede', { away: data.awayCount, of: data.learners })}</p>
      </header>
      {data.away.length > 0 && <Away data={data} />}
      <section class="stack" aria-labelledby="h-trend">
        <h2 id="h-trend">{t('live.sets.practice.trend')}</h2>
        <AttendanceTrend sessions={data.sessions} />
      </section>
      <Everybody />
    </div>
  );
}

const Away = ({ data: { away, awayCount } }: { data: Practice }) => (
  <section class="stack" aria-labelledby="h-away">
    <h2 id="h-away">{t('live.sets.practice.away')}</h2>
    <p class="help">{t('live.sets.practice.away.help')}</p>
    <ul class="rows tight" role="list">
      {away.map((one) => (
        <li key={one.id}>
          <a class="sets-link" href={learnerPath(one.id)}>
            <PersonName name={nameOf(one)} />
          </a>
          <span>{t('live.sets.practice.weeks', { weeks: one.weeks })}</span>
        </li>
      ))}
    </ul>
    {awayCount > away.length && (
      <p class="help">{t('live.sets.without.more', { count: awayCount - away.length })}</p>
    )}
  </section>
);

function Everybody() {
  const [after, setAfter] = useState(0);
  const data = useData(practice(after)).data.value;
  if (!data) return null;
  return (
    <section class="stack" aria-labelledby="h-everybody">
      <h2 id="h-everybody">{t('live.sets.practice.people')}</h2>
      <People data={data} />
      {(after > 0 || data.next !== null) && (
        <p class="row">
          {after > 0 && (
            <button class="btn small" type="button" onClick={() => setAfter(0)}>
              {t('live.sets.practice.first')}
            </button>
          )}
          {data.next !== null && (
            <button class="btn small" type="button" onClick={() => setAfter(data.next ?? 0)}>
              {t('live.sets.practice.further')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

const shareText = ({ there, held }: PracticeRow['sessions']): string =>
  held === 0 ? t('live.sets.one.came.none') : t('live.sets.one.came.of', { there, of: held });

const PRACTISED = ['sessions', 'meetings', 'triads'] as const;

const People = ({ data: { people, learners } }: { data: Practice }) => (
  <Table
    caption={t('live.sets.practice.people.caption', { count: learners })}
    rows={people}
    rowKey={({ id }) => id}
    columns={[
      {
        key: 'who',
        head: t('live.sets.practice.who'),
        cell: (row) => (
          <a class="sets-link" href={learnerPath(row.id)}>
            <PersonName name={nameOf(row)} />
          </a>
        ),
      },
      {
        key: 'set',
        head: t('live.sets.practice.in-set'),
        cell: ({ set }) => (set === null ? t('live.sets.practice.no-set') : set),
      },
      ...PRACTISED.map((key) => ({
        key,
        head: t(`live.sets.practice.${key}`),
        cell: (row: PracticeRow) => shareText(row[key]),
      })),
      { key: 'parts', head: t('live.sets.practice.parts'), cell: ({ parts }) => partsText(parts) },
      {
        key: 'last',
        head: t('live.sets.practice.last'),
        cell: ({ lastAt }) => (lastAt === null ? t('live.sets.practice.never') : momentText(lastAt)),
      },
    ]}
  />
);
