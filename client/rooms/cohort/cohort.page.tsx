import './cohort.css';
import { useSignal } from '@preact/signals';
import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { learners, type LearnerRow, type Learners } from './cohort.state.ts';
import { lastStep, learnerAddress, LearnerState, nameOf } from './learner-parts.tsx';

/** Everybody in the run, fifty to a page: a table, or cards where the page is narrow. */
function CohortPage() {
  const page = useSignal(0);
  return (
    <div class="stack">
      <Title text={t('cohort.title')} />
      <Loaded of={learners(page.value)} part>
        {(data) => (
          <>
            {data.total === 0 ? <p class="empty">{t('cohort.empty')}</p> : <Grid data={data} />}
            {data.total > data.pageSize && <Pages data={data} go={(to) => (page.value = to)} />}
          </>
        )}
      </Loaded>
      <p class="help">{t('cohort.private')}</p>
    </div>
  );
}

export const cohortPage: Page = { Component: CohortPage, needs: () => [learners(0)] };

const rangeText = (data: Learners) =>
  t('cohort.shown', {
    from: data.page * data.pageSize + 1,
    to: Math.min(data.total, (data.page + 1) * data.pageSize),
    total: data.total,
  });

function Grid({ data }: { data: Learners }) {
  return (
    <div class="table-box">
      {/* Roles are written out because cards change `display`, and with it what browsers tell screen readers. */}
      <table class="table cards" role="table">
        <caption>{rangeText(data)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('cohort.col.learner')}</th>
            <th role="columnheader">{t('cohort.col.state')}</th>
            <th role="columnheader" class="number">
              {t('cohort.col.steps')}
            </th>
            <th role="columnheader" class="number">
              {t('cohort.col.minutes')}
            </th>
            <th role="columnheader">{t('cohort.col.last')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {data.rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: LearnerRow }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <a class="tall" href={learnerAddress(row)}>
          <PersonName name={nameOf(row)} />
        </a>
      </th>
      <td role="cell" data-label={t('cohort.col.state')}>
        <LearnerState state={row.state} />
      </td>
      <td role="cell" class="number" data-label={t('cohort.col.steps')}>
        {t('cohort.of', { done: row.stepsDone, total: row.stepsTotal })}
      </td>
      <td role="cell" class="number" data-label={t('cohort.col.minutes')}>
        {minutesText(row.minutesDone)}
      </td>
      <td role="cell" data-label={t('cohort.col.last')}>
        {lastStep(row)}
      </td>
    </tr>
  );
}

function Pages({ data, go }: { data: Learners; go: (page: number) => void }) {
  const last = Math.ceil(data.total / data.pageSize) - 1;
  const step = (by: number) => {
    const to = data.page + by;
    if (to >= 0 && to <= last) go(to);
  };
  return (
    <nav class="row" aria-label={t('cohort.pages')}>
      <button class="btn small" type="button" aria-disabled={data.page === 0} onClick={() => step(-1)}>
        <Icon name="back" /> {t('cohort.previous')}
      </button>
      <span role="status">{t('cohort.page-of', { page: data.page + 1, pages: last + 1 })}</span>
      <button class="btn small" type="button" aria-disabled={data.page === last} onClick={() => step(1)}>
        {t('cohort.next')} <Icon name="next" />
      </button>
    </nav>
  );
}
