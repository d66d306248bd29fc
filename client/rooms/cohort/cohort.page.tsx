import './cohort.css';
import { useSignal, type Signal } from '@preact/signals';
import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { learners, roster, type LearnerRow, type Learners, type Who } from './cohort.state.ts';
import { lastStep, learnerAddress, LearnerState, nameOf } from './learner-parts.tsx';
import { RosterPanel } from './roster-panel.tsx';

const WHO: readonly Who[] = ['active', 'left', 'not-learner'];

/** Everybody in the run, fifty to a page: a table, or cards where the page is narrow. */
function CohortPage() {
  const who = useSignal<Who>('active');
  /** Where each page up to the present one begins. */
  const starts = useSignal([0]);
  const choose = (next: Who) => {
    who.value = next;
    starts.value = [0];
  };
  const tabs = WHO.map((key) => ({ key, word: t(`cohort.who.${key}`) }));
  return (
    <div class="stack">
      <Title text={t('cohort.title')} />
      <Tabs name={t('cohort.who')} tabs={tabs} chosen={who.value} choose={choose}>
        <div class="stack">
          {who.value !== 'active' && <p class="help">{t(`cohort.${who.value}.help`)}</p>}
          <Loaded of={learners(who.value, starts.value.at(-1) ?? 0)} part>
            {(data) => <Walk data={data} who={who.value} starts={starts} />}
          </Loaded>
        </div>
      </Tabs>
      <p class="help">{t('cohort.private')}</p>
      <RosterPanel />
    </div>
  );
}

export const cohortPage: Page = { Component: CohortPage, needs: () => [learners('active', 0), roster()] };

function Walk({ data, who, starts }: { data: Learners; who: Who; starts: Signal<number[]> }) {
  const page = starts.value.length;
  const { rows, next } = data;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState>{t(who === 'active' ? 'cohort.empty' : `cohort.empty.${who}`)}</EmptyState>
      ) : (
        <Table
          caption={rangeText(data, who, page)}
          columns={columns(who)}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
      {(page > 1 || next !== null) && (
        <Pages
          page={page}
          back={page > 1 ? () => (starts.value = starts.value.slice(0, -1)) : undefined}
          on={next === null ? undefined : () => (starts.value = [...starts.value, next])}
        />
      )}
    </>
  );
}

const PAGE_SIZE = 50;

function rangeText({ rows, total, next }: Learners, who: Who, page: number): string {
  const from = (page - 1) * PAGE_SIZE + 1;
  const to = from + rows.length - 1;
  if (who === 'active') return t('cohort.shown', { from, to, total: Math.max(to, total) });
  if (page === 1 && next === null) return t('cohort.shown.all', { count: to });
  return t('cohort.shown.part', { from, to });
}

/** The heads are read at each drawing: the language may change. */
const columns = (who: Who): [Column<LearnerRow>, ...Column<LearnerRow>[]] => [
  {
    key: 'learner',
    head: t(who === 'not-learner' ? 'cohort.col.person' : 'cohort.col.learner'),
    cell: (row) => (
      <a class="tall" href={learnerAddress(row)}>
        <PersonName name={nameOf(row)} />
      </a>
    ),
  },
  { key: 'state', head: t('cohort.col.state'), cell: (row) => <LearnerState state={row.state} /> },
  {
    key: 'steps',
    head: t('cohort.col.steps'),
    number: true,
    cell: (row) => t('cohort.of', { done: row.stepsDone, total: row.stepsTotal }),
  },
  {
    key: 'minutes',
    head: t('cohort.col.minutes'),
    number: true,
    cell: (row) => minutesText(row.minutesDone),
  },
  { key: 'last', head: t('cohort.col.last'), cell: lastStep },
];

type Turn = (() => void) | undefined;

function Pages({ page, back, on }: { page: number; back: Turn; on: Turn }) {
  return (
    <nav class="row" aria-label={t('cohort.pages')}>
      <button class="btn small" type="button" aria-disabled={!back} onClick={() => back?.()}>
        <Icon name="back" /> {t('cohort.previous')}
      </button>
      <span role="status">{t('cohort.page', { page })}</span>
      <button class="btn small" type="button" aria-disabled={!on} onClick={() => on?.()}>
        {t('cohort.next')} <Icon name="next" />
      </button>
    </nav>
  );
}
