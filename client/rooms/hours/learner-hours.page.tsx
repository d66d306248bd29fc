import './cohort-hours.css';
import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Meter } from '../../ui/progress.tsx';
import { Title } from '../../ui/title.tsx';
import { learnerHours, type LearnerHours } from './cohort-hours.state.ts';
import { LATE, learnerName, PaceState, PATH } from './cohort-hours.words.tsx';
import { LearnerPapers } from './learner-papers.tsx';
import { Month } from './learner-month.tsx';

const hoursOf = ({ person = '' }: Params) => learnerHours(person);

/** One learner's hours for their trainer, by month: times, kinds, minutes and states. */
const LearnerHoursPage = ({ params }: { params: Params }) => (
  <Loaded of={hoursOf(params)}>{(data) => <Hours data={data} />}</Loaded>
);
export const learnerHoursPage: Page = {
  Component: LearnerHoursPage,
  needs: (params) => [hoursOf(params)],
};

function Hours({ data }: { data: LearnerHours }) {
  const months = [...new Set(data.entries.map(({ day }) => day.slice(0, 7)))];
  return (
    <div class="stack loose">
      <Head data={data} />
      {months.length === 0 && <EmptyState>{t('hours.cohort.none')}</EmptyState>}
      {data.sample.sessions > 0 && <p>{sampleText(data)}</p>}
      {months.map((month) => (
        <Month key={month} month={month} data={data} />
      ))}
      <LearnerPapers papers={data.papers} />
      <p class="help">{t('hours.cohort.private')}</p>
    </div>
  );
}

function Head({ data }: { data: LearnerHours }) {
  const { learner, counted, verified, target, pace } = data;
  return (
    <header class="stack tight">
      <p class="over-title">
        <a href={PATH}>{t('hours.cohort.title')}</a>
      </p>
      <Title text={t('hours.cohort.learner', { name: learnerName(learner) })} />
      <p class="lede">
        {t('hours.cohort.learner.sum', {
          counted: minutesText(counted),
          target: minutesText(target),
          verified: minutesText(verified),
        })}
        {pace && pace.neededPerWeek !== null && pace.neededPerWeek > 0 && (
          <> {t('hours.cohort.learner.needed', { time: minutesText(Math.round(pace.neededPerWeek)) })}</>
        )}
      </p>
      <Meter
        strand="hours"
        of={target}
        parts={[
          { amount: verified, kind: 'solid' },
          { amount: Math.max(0, counted - verified), kind: 'half' },
        ]}
      />
      {pace && <Pace pace={pace} />}
      <p>
        <a href={`/app/learners/${learner.id}`}>{t('hours.cohort.to-steps')}</a>
      </p>
    </header>
  );
}

const Pace = ({ pace: { status, expected } }: { pace: NonNullable<LearnerHours['pace']> }) => (
  <p class="row">
    <PaceState status={status} />
    {LATE.includes(status) && (
      <span class="help">{t('hours.cohort.expected', { time: minutesText(Math.round(expected)) })}</span>
    )}
  </p>
);

const sampleText = ({ sample }: LearnerHours): string =>
  `${t('hours.cohort.sample', { confirmed: sample.confirmed, sessions: sample.sessions })} ${t(
    sample.enough ? 'hours.cohort.sample.enough' : 'hours.cohort.sample.short',
    { oneIn: sample.oneIn },
  )}`;
