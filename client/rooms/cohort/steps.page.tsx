import './cohort.css';
import { numberText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Meter } from '../../ui/progress.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { aboutCohort, cohortSteps, type AboutCohort, type CohortSteps } from './cohort.state.ts';

type Module = CohortSteps['modules'][number];
type Step = Module['steps'][number];

/** How far a cohort has come, step by step, and what it says of itself: numbers, and nobody's name. */
const StepsPage = () => (
  <Loaded of={cohortSteps()}>
    {(data) => (
      <div class="stack loose">
        <header class="stack tight">
          <p class="over-title">
            <a href="/app/cohort">{t('cohort.title')}</a>
          </p>
          <Title text={t('cohort.by-step')} />
          <p class="lede">{t('cohort.by-step.lede', { count: data.learners })}</p>
        </header>
        <Whole data={data} />
        <Loaded of={aboutCohort()} part>
          {(about) => <Said about={about} />}
        </Loaded>
        <p class="help">{t('cohort.private')}</p>
      </div>
    )}
  </Loaded>
);
export const stepsPage: Page = { Component: StepsPage, needs: () => [cohortSteps(), aboutCohort()] };

function Whole({ data: { modules, learners, counted } }: { data: CohortSteps }) {
  if (!counted) return <EmptyState>{t('cohort.by-step.counting')}</EmptyState>;
  if (learners === 0) return <EmptyState>{t('cohort.empty')}</EmptyState>;
  const open = mostHere(modules);
  return (
    <>
      {modules.map((module) => (
        <details key={module.slug} class="fold" open={module === open}>
          <summary>
            <h2 class="small-heading">
              <span class="number">{module.number}</span> {module.title}
            </h2>
            <span class="help">{sumText(module)}</span>
          </summary>
          <Table
            caption={<span class="visually-hidden">{module.title}</span>}
            columns={columns(module, learners)}
            rows={module.steps}
            rowKey={(step) => step.slug}
          />
        </details>
      ))}
    </>
  );
}

/** Thirteen tables are a long way on a phone: the one where most people are is open. */
const mostHere = (modules: readonly Module[]): Module | undefined =>
  modules.reduce<Module | undefined>(
    (most, module) => (hereIn(module) > (most ? hereIn(most) : 0) ? module : most),
    undefined,
  );

const hereIn = ({ steps }: Module): number => steps.reduce((sum, { furthest }) => sum + furthest, 0);

const sumText = (module: Module) => t('cohort.by-step.here', { count: hereIn(module) });

/** The heads are read at each drawing: the language may change. */
const columns = (module: Module, learners: number): [Column<Step>, ...Column<Step>[]] => [
  {
    key: 'step',
    head: t('cohort.col.step'),
    cell: (step) => (
      <span class="stack tight">
        <a class="tall" href={`/app/course/${module.slug}/${step.slug}`}>
          {step.number} {step.title}
        </a>
        <Meter
          of={learners}
          parts={[
            { amount: step.done, kind: 'solid' },
            { amount: Math.max(0, step.opened - step.done), kind: 'half' },
          ]}
        />
      </span>
    ),
  },
  ...(['opened', 'done', 'skipped', 'furthest'] as const).map((key) => ({
    key,
    head: t(`cohort.col.${key}`),
    number: true,
    cell: (step: Step) => numberText(step[key]),
  })),
];

const FACTS = ['trained', 'relationship', 'support', 'consent'] as const;

/** What learners say of themselves at arrival. Fewer than five answers are shown to nobody. */
function Said({ about }: { about: AboutCohort }) {
  return (
    <section class="stack tight" aria-labelledby="h-said">
      <h2 id="h-said">{t('cohort.said')}</h2>
      <dl class="said">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{t(`cohort.said.${fact}`)}</dt>
            <dd>{about[fact] ? t('cohort.said.yes-no', about[fact]) : t('cohort.said.few')}</dd>
          </div>
        ))}
        <div>
          <dt>{t('cohort.said.code')}</dt>
          <dd>
            {about.code === null
              ? t('cohort.said.few')
              : t('cohort.said.of', { count: about.code, all: about.learners })}
          </dd>
        </div>
      </dl>
      <p class="help">{t('cohort.said.help')}</p>
    </section>
  );
}
