import './cohort.css';
import { minutesText, t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { showView } from '../../shell/address.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { learners, roster, type Learners, type ListedLearner, type Who } from './cohort.state.ts';
import { HowTheyStand, lastStep, learnerAddress, nameOf } from './learner-parts.tsx';
import { RosterPanel } from './roster-panel.tsx';

const WHO: readonly Who[] = ['active', 'left', 'not-learner'];

/** Whom the address shows, and where each page of the list up to the present one begins. */
interface View {
  who: Who;
  starts: readonly number[];
}

/** An address may have been typed: what it names amiss is the beginning. */
function viewOf({ who, from = '' }: Params): View {
  const later = /^[1-9]\d{0,8}(-[1-9]\d{0,8})*$/.test(from) ? from.split('-').map(Number) : [];
  return { who: WHO.find((one) => one === who) ?? 'active', starts: [0, ...later] };
}

function show({ who, starts }: View): void {
  const from = starts.slice(1).join('-');
  showView('/app/cohort', { ...(who !== 'active' && { who }), ...(from && { from }) });
}

/** Everybody in the run, fifty to a page: a table, or cards where the page is narrow. */
function CohortPage({ params }: { params: Params }) {
  const view = viewOf(params);
  const { who } = view;
  const tabs = WHO.map((key) => ({ key, word: t(`cohort.who.${key}`) }));
  return (
    <div class="stack">
      <Title text={t('cohort.title')} />
      <p>
        <a href="/app/cohort/steps">{t('cohort.by-step.go')}</a>
        {me.value?.role === 'trainer' && (
          <>
            {' · '}
            <a href="/app/cohort/hours">{t('cohort.hours.go')}</a>
          </>
        )}
      </p>
      <Tabs
        name={t('cohort.who')}
        tabs={tabs}
        chosen={who}
        choose={(next) => show({ who: next, starts: [0] })}
      >
        <div class="stack">
          {who !== 'active' && <p class="help">{t(`cohort.${who}.help`)}</p>}
          <Loaded of={listOf(view)} part>
            {(data) => <Walk data={data} view={view} />}
          </Loaded>
        </div>
      </Tabs>
      <p class="help">{t('cohort.private')}</p>
      <RosterPanel />
    </div>
  );
}

const listOf = ({ who, starts }: View) => learners(who, starts.at(-1) ?? 0);

export const cohortPage: Page = {
  Component: CohortPage,
  needs: (params) => [listOf(viewOf(params)), roster()],
};

function Walk({ data, view }: { data: Learners; view: View }) {
  const { who, starts } = view;
  const page = starts.length;
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
          back={page > 1 ? () => show({ who, starts: starts.slice(0, -1) }) : undefined}
          on={next === null ? undefined : () => show({ who, starts: [...starts, next] })}
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
const columns = (who: Who): [Column<ListedLearner>, ...Column<ListedLearner>[]] => [
  {
    key: 'learner',
    head: t(who === 'not-learner' ? 'cohort.col.person' : 'cohort.col.learner'),
    cell: (row) => (
      <a class="tall" href={learnerAddress(row)}>
        <PersonName name={nameOf(row)} />
      </a>
    ),
  },
  { key: 'state', head: t('cohort.col.state'), cell: (row) => <HowTheyStand row={row} /> },
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
  {
    key: 'hours',
    head: t('cohort.col.hours'),
    number: true,
    cell: (row) => minutesText(row.hours.counted),
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
