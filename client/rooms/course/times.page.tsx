import { minutesText, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Title } from '../../ui/title.tsx';
import { stepAddress } from './module-parts.tsx';
import { allTimes, type Times } from './time.state.ts';

type Line = Times['steps'][number] & { median: number };

/** For trainers and those who write the course: which steps are planned too short or too long. */
const TimesPage = () => (
  <div class="stack loose">
    <header class="stack tight">
      <Title text={t('course.times.title')} />
      <p class="lede">{t('course.times.lede')}</p>
    </header>
    <Loaded of={allTimes()}>{({ steps }) => <Lines lines={steps.filter(isSaid)} />}</Loaded>
  </div>
);
export const timesPage: Page = { Component: TimesPage, needs: () => [allTimes()] };

const isSaid = (line: Times['steps'][number]): line is Line => line.median !== null;

const columns = (): [Column<Line>, ...Column<Line>[]] => [
  { key: 'step', head: t('course.times.step'), cell: StepLink },
  {
    key: 'planned',
    head: t('course.times.planned'),
    cell: ({ planned }) => minutesText(planned),
    number: true,
  },
  { key: 'median', head: t('course.times.median'), cell: ({ median }) => minutesText(median), number: true },
  { key: 'difference', head: t('course.times.difference'), cell: differenceText, number: true },
];

const StepLink = ({ module, step, number, title }: Line) => (
  <a href={stepAddress(module, step)}>
    {number} {title}
  </a>
);

function Lines({ lines }: { lines: Line[] }) {
  if (lines.length === 0) return <EmptyState>{t('course.times.none')}</EmptyState>;
  return (
    <Table
      caption={t('course.times.title')}
      rows={lines}
      rowKey={({ number }) => number}
      columns={columns()}
    />
  );
}

function differenceText({ planned, median }: Line): string {
  if (median === planned) return t('course.times.same');
  const time = minutesText(Math.abs(median - planned));
  return t(median > planned ? 'course.times.longer' : 'course.times.shorter', { time });
}
