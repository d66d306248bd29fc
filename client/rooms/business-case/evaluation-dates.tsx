import { placeOf, TABLES } from '../../../server/rooms/business-case/case-tables.rule.ts';
import {
  evaluationPlan,
  nextIn,
  type CollectedWith,
  type Collection,
  type EvaluationPlan,
} from '../../../server/rooms/business-case/evaluation-dates.rule.ts';
import { dayText, listText, t } from '../../core/i18n.ts';
import type { Key } from '../../core/words.types.ts';
import { Table } from '../../ui/table.tsx';
import { today } from '../forms/filled.ts';
import { sectionPath } from './business-case.types.ts';
import { whatText } from './evaluation-next.tsx';
import { EvaluationFiles } from './evaluation-files.tsx';
import type { EvaluationProps } from './evaluation-plan.tsx';

/** The days on which an evaluation collects what it asks, and what with; both follow from the rows and the timeline. */
export function EvaluationDates({ whole }: EvaluationProps) {
  const plan = evaluationPlan(whole);
  if (plan.collections.length === 0 && plan.reviews.length === 0) return null;
  return (
    <section class="stack evaluation-dates" aria-labelledby="evaluation-dates">
      <h3 id="evaluation-dates">{t('case.evaluation.title')}</h3>
      <Next plan={plan} />
      <FromLaunch plan={plan} />
      <Days plan={plan} />
      <EvaluationFiles plan={plan} />
    </section>
  );
}

function Next({ plan }: { plan: EvaluationPlan }) {
  const next = nextIn(plan, today());
  if (!next) return <p>{t('case.evaluation.next.none')}</p>;
  return (
    <p>
      <b>{t('case.evaluation.next', { day: dayText(next.day, 'year'), what: whatText(next.all) })}</b>
    </p>
  );
}

const FromLaunch = ({ plan: { launch, collections } }: { plan: EvaluationPlan }) => {
  if (launch !== undefined)
    return <p class="help">{t('case.evaluation.launch', { day: dayText(launch, 'year') })}</p>;
  if (!collections.some(({ open }) => open === 'launch')) return null;
  return (
    <p class="help">
      {t('case.evaluation.no-launch')}{' '}
      <a href={sectionPath(placeOf(TABLES.milestones).section)}>{t('case.evaluation.to-timeline')}</a>
    </p>
  );
};

interface Line {
  key: string;
  what: string;
  days: string;
  who: string;
  with: readonly CollectedWith[];
}

/** In the order of their first day; what has none comes last, and says what it waits for. */
function Days({ plan: { collections, reviews } }: { plan: EvaluationPlan }) {
  const lines = [
    ...collections.map((one) => ({ first: one.days[0], line: lineOf(one) })),
    ...reviews.map(({ point, day }) => ({
      first: day,
      line: {
        key: `review ${point}`,
        what: t('case.evaluation.review', { point }),
        days: dayText(day, 'year'),
        who: t('case.evaluation.group'),
        with: [{ form: 'programme-review', variant: point }],
      },
    })),
  ].toSorted((one, other) => ((one.first ?? '9') < (other.first ?? '9') ? -1 : 1));
  return (
    <Table<Line>
      caption={<span class="visually-hidden">{t('case.evaluation.title')}</span>}
      columns={[
        { key: 'what', head: t('case.evaluation.what'), cell: ({ what }) => what },
        { key: 'days', head: t('case.evaluation.days'), cell: ({ days }) => days },
        { key: 'who', head: t('case.evaluation.who'), cell: ({ who }) => who },
        { key: 'with', head: t('case.evaluation.with'), cell: (line) => <Forms of={line.with} /> },
      ]}
      rows={lines.map(({ line }) => line)}
      rowKey={({ key }) => key}
    />
  );
}

function lineOf(one: Collection): Line {
  return { key: one.row, what: one.question, days: daysText(one), who: one.owner, with: one.with };
}

/** A year of months is told by its ends. */
const MOST_DAYS = 2;

function daysText({ days, open, words }: Collection): string {
  const said =
    open !== undefined
      ? t(`case.evaluation.open.${open}`)
      : days.length > MOST_DAYS
        ? t('case.evaluation.days.many', {
            count: days.length,
            from: dayText(days[0] ?? '', 'year'),
            to: dayText(days.at(-1) ?? '', 'year'),
          })
        : listText(days.map((day) => dayText(day, 'year')));
  return words === '' ? said : `${said} (${words})`;
}

/** A form of the course is opened empty; the others are taken as files below. */
const Forms = ({ of }: { of: readonly CollectedWith[] }) => (
  <span class="stack tight">
    {of.map((one) =>
      typeof one === 'string' ? (
        <span key={one}>{t(`case.evaluation.form.${one}`)}</span>
      ) : (
        <a key={`${one.form}/${one.variant}`} href={`/app/forms/${one.form}/${one.variant}/blank`}>
          {t(`case.evaluation.form.${one.form}` as Key, { point: one.variant })}
        </a>
      ),
    )}
  </span>
);
