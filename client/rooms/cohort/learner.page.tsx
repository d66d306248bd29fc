import './cohort.css';
import { minutesText, momentText, t } from '../../core/i18n.ts';
import { lateView } from '../../shell/late.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { me } from '../../core/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { State } from '../../ui/icon.tsx';
import { learner, type Learner } from './cohort.state.ts';
import type { SharedDraftsProps } from '../business-case/shared-drafts.tsx';
import { Programme } from './programme.tsx';
import { QuizResults } from './quiz-results.tsx';
import { Standing } from './standing.tsx';
import { Twins } from './twins.tsx';
import { HowTheyStand, lastSeen, nameOf } from './learner-parts.tsx';

/** One learner's way through the course: for trainers, and for the learner when the gradebook opens it. */
const LearnerPage = ({ params }: { params: Params }) => (
  <Loaded of={learnerOf(params)}>{(data) => <Way data={data} />}</Loaded>
);
const learnerOf = (params: Params) => learner(params['person'] ?? '');
export const learnerPage: Page = { Component: LearnerPage, needs: (params) => [learnerOf(params)] };

function Way({ data }: { data: Learner }) {
  return (
    <div class="stack loose">
      <Who data={data} />
      {data.programme && <Programme of={data.programme} data={data} />}
      {me.value?.role === 'trainer' && data.learner && <Cases person={data.learner.id} />}
      {data.done.length > 0 ? <DoneList data={data} /> : <EmptyState>{t('cohort.nothing-done')}</EmptyState>}
      {data.acts.taken > 0 && <p>{t('cohort.acts', data.acts)}</p>}
      {me.value?.role !== 'learner' && data.learner && <QuizResults person={data.learner.id} />}
      {me.value?.role !== 'learner' && <p class="help">{t('cohort.private')}</p>}
      {me.value?.role === 'trainer' && data.learner && (
        <>
          <Drafts person={data.learner.id} />
          <Standing row={data.learner} />
          <Twins key={data.learner.id} row={data.learner} joined={data.joined ?? []} />
        </>
      )}
    </div>
  );
}

const Drafts = lateView<SharedDraftsProps>({
  words: ['sharing', 'case-versions', 'forms'],
  load: async () => (await import('../business-case/shared-drafts.tsx')).SharedDrafts,
});

const Cases = lateView<{ person: string }>({
  words: ['review', 'review-desk'],
  load: async () => (await import('./learner-cases.tsx')).LearnerCases,
});

function Who({ data }: { data: Learner }) {
  const row = data.learner;
  return (
    <header class="stack tight">
      {me.value?.role !== 'learner' && (
        <p class="over-title">
          <a href="/app/cohort">{t('cohort.title')}</a>
        </p>
      )}
      <Title text={row ? nameOf(row) : t('cohort.unknown')} />
      {row ? (
        <>
          <p class="lede">
            {t('cohort.learner.sum', {
              done: row.stepsDone,
              total: row.stepsTotal,
              minutes: minutesText(row.minutesDone),
              all: minutesText(row.minutesTotal),
            })}
          </p>
          <p class="row">
            <HowTheyStand row={row} /> <span class="help">{lastSeen(row)}</span>
          </p>
          {row.place !== 'active' && <p class="banner">{t(`cohort.place.${row.place}`)}</p>}
        </>
      ) : (
        <p class="lede">{t('cohort.unknown.lede')}</p>
      )}
    </header>
  );
}

/** By module: after some weeks there are dozens, and a trainer looks for where somebody is. */
function DoneList({ data }: { data: Learner }) {
  const modules = [...new Set(data.done.map(moduleOf))];
  return (
    <section class="stack" aria-labelledby="h-done">
      <h2 id="h-done">{t('cohort.learner.done')}</h2>
      {modules.map((module) => (
        <div key={module} class="stack tight">
          <h3>{t('cohort.learner.module', { module })}</h3>
          <ol class="steps dated" role="list">
            {data.done
              .filter((step) => moduleOf(step) === module)
              .map((step) => (
                <DoneStep key={step.number} step={step} />
              ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

type Done = Learner['done'][number];

/** 3 of step 3.10. */
const moduleOf = ({ number }: Done) => number.split('.')[0] ?? '';

function DoneStep({ step }: { step: Done }) {
  return (
    <li>
      <span class="number">{step.number}</span>
      <a href={`/app/course/${step.module}/${step.step}`}>{step.title}</a>
      <State state="done" word={`${momentText(step.doneAt)} · ${minutesText(step.minutes)}`} />
    </li>
  );
}
