import './cohort.css';
import { calendarText } from '../../core/calendar.ts';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Title } from '../../ui/title.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { CopyQuestion } from '../people/copy-question.tsx';
import { waitingHours } from '../hours/cohort-hours.state.ts';
import '../live/sets-desk.css';
import { OpenCalls } from '../live/open-calls.tsx';
import { openCalls } from '../live/sets-desk.state.ts';
import { mayTake } from '../review/queue-row.tsx';
import { queue } from '../review/review.state.ts';
import { CourseDates } from './course-dates.tsx';
import { today, waiting, type LearnerRow, type Today } from './cohort.state.ts';
import { lastSeen, learnerAddress, LearnerState, nameOf } from './learner-parts.tsx';
import { firstOf, longestWait } from './first-thing.ts';
import { WaitingHours } from './waiting-hours.tsx';
import { WaitingReviews } from './waiting-reviews.tsx';

/** A trainer's home. The one thing that waits is its title, as a sentence; everything else follows. */
const TodayPage = () => <Loaded of={today()}>{(data) => <Whole data={data} />}</Loaded>;
export const todayPage: Page = {
  Component: TodayPage,
  needs: () => [today(), waiting(), queue('waiting'), waitingHours(), openCalls()],
};

function Whole({ data }: { data: Today }) {
  return (
    <>
      {data.copyAsked && me.value?.role === 'trainer' && <CopyQuestion />}
      <OpenCalls />
      <First data={data} />
      <div class="wait">
        <div>
          <Loaded of={queue('waiting')} part>
            {(reviews) => <WaitingReviews queue={reviews} />}
          </Loaded>
          <Loaded of={waitingHours()} part>
            {(hours) => <WaitingHours hours={hours} />}
          </Loaded>
          {data.quiet.length > 0 && (
            <People id="h-quiet" title={t('cohort.quiet')} rows={data.quiet} help={quietHelp(data)} />
          )}
          {data.lately.length > 0 && <People id="h-lately" title={t('cohort.lately')} rows={data.lately} />}
        </div>
        <div class="stack loose">
          {data.learners > 0 && <Glance data={data} />}
          {me.value?.role === 'trainer' && <CourseDates data={data} />}
        </div>
      </div>
    </>
  );
}

function First({ data }: { data: Today }) {
  const flagged = useData(waiting()).data.value?.flagged ?? 0;
  const review = useData(queue('waiting')).data.value?.rows.find(
    (row) => row.look === 'first' && mayTake(row),
  );
  const hours = useData(waitingHours()).data.value;
  const { title, lede, href, go } = longestWait(review, hours) ?? firstOf(data, flagged);
  return (
    <section class="next-up" aria-label={t('cohort.first')}>
      <p class="over-title day">{calendarText(data.calendar)}</p>
      <Title lead={t('cohort.first')} text={title} />
      <p class="lede">{lede}</p>
      <div class="row">
        <a class="btn main" href={href}>
          {go} <Icon name="next" />
        </a>
      </div>
    </section>
  );
}

/** The page shows some; the sentence knows of all. */
function quietHelp({ quiet, quietCount }: Today): string {
  const more = quietCount - quiet.length;
  const help = t('cohort.quiet.help');
  return more > 0 ? `${t('cohort.quiet.more', { count: more })} ${help}` : help;
}

function People({ id, title, rows, help }: { id: string; title: string; rows: LearnerRow[]; help?: string }) {
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="rows" role="list">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <a href={learnerAddress(row)}>
                <PersonName name={nameOf(row)} />
              </a>
              <p class="help">
                {t('cohort.steps', { done: row.stepsDone, total: row.stepsTotal })} · {lastSeen(row)}
              </p>
            </div>
            {/* Nearly everybody is under way: only another state is news. */}
            {row.state !== 'under-way' && <LearnerState state={row.state} />}
          </li>
        ))}
      </ul>
      {help && <p class="help">{help}</p>}
    </section>
  );
}

function Glance({ data }: { data: Today }) {
  const { learners, notOpened, underWay, quietCount, done } = data;
  return (
    <aside class="glance" aria-labelledby="h-glance">
      <h2 id="h-glance">{t('cohort.glance')}</h2>
      <p>
        {t('cohort.glance.all-of', { count: learners })} {t('cohort.glance.under-way', { count: underWay })}
      </p>
      {quietCount > 0 && <p>{t('cohort.glance.quiet', { count: quietCount })}</p>}
      <p>{t('cohort.glance.not-opened', { count: notOpened })}</p>
      <p>{t('cohort.glance.done', { count: done })}</p>
      <p class="help">
        <a href="/app/cohort">{t('cohort.glance.all', { count: learners })}</a>
      </p>
      <p class="help">{t('cohort.private')}</p>
    </aside>
  );
}
