import './cohort.css';
import { useSignal, type Signal } from '@preact/signals';
import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
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
  return (
    <div class="stack">
      <Title text={t('cohort.title')} />
      <RosterPanel />
      <Choice who={who.value} choose={choose} />
      {who.value !== 'active' && <p class="help">{t(`cohort.${who.value}.help`)}</p>}
      <Loaded of={learners(who.value, starts.value.at(-1) ?? 0)} part>
        {(data) => <Walk data={data} who={who.value} starts={starts} />}
      </Loaded>
      <p class="help">{t('cohort.private')}</p>
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
        <p class="empty">{emptyText(who)}</p>
      ) : (
        <Grid data={data} range={rangeText(data, who, page)} />
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

const emptyText = (who: Who) => t(who === 'active' ? 'cohort.empty' : `cohort.empty.${who}`);

const PAGE_SIZE = 50;

function rangeText({ rows, total }: Learners, who: Who, page: number): string {
  const from = (page - 1) * PAGE_SIZE + 1;
  const to = from + rows.length - 1;
  return who === 'active'
    ? t('cohort.shown', { from, to, total: Math.max(to, total) })
    : t('cohort.shown.part', { from, to });
}

function Choice({ who, choose }: { who: Who; choose: (next: Who) => void }) {
  return (
    <div class="row" role="group" aria-label={t('cohort.who')}>
      {WHO.map((one) => (
        <button
          key={one}
          class="btn small"
          type="button"
          aria-pressed={one === who}
          onClick={() => choose(one)}
        >
          {t(`cohort.who.${one}`)}
        </button>
      ))}
    </div>
  );
}

function Grid({ data, range }: { data: Learners; range: string }) {
  return (
    <div class="table-box">
      {/* Roles are written out because cards change `display`, and with it what browsers tell screen readers. */}
      <table class="table cards" role="table">
        <caption>{range}</caption>
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
