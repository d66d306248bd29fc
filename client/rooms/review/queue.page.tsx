import './review.css';
import { useState } from 'preact/hooks';
import { type Act, useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { showView } from '../../shell/address.ts';
import { openPage } from '../../shell/open-page.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page, Params } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Title } from '../../ui/title.tsx';
import { LookShare } from './look-share.tsx';
import { QueueRows } from './queue-row.tsx';
import { queue, takeNext } from './review.state.ts';
import { deskPath, REVIEWS, SHOWN, type Queue, type Shown } from './review.types.ts';
import { daysSince } from './review-words.ts';

/** An address may have been typed: what it names amiss is the beginning. */
const shownBy = ({ show }: Params): Shown => SHOWN.find((one) => one === show) ?? 'waiting';
const listOf = (params: Params) => queue(shownBy(params), params['after']);

/** Every version that was handed in: those that wait, the oldest first; one's own; those that were answered. */
const QueuePage = ({ params }: { params: Params }) => (
  <Loaded of={listOf(params)}>{(data) => <Whole data={data} params={params} />}</Loaded>
);
export const queuePage: Page = { Component: QueuePage, needs: (params) => [listOf(params)] };

function Whole({ data, params }: { data: Queue; params: Params }) {
  const act = useAct();
  const show = shownBy(params);
  const tabs = SHOWN.map((key) => ({
    key,
    word: t(`review.queue.${key}`, { count: data.counts[key] }),
  }));
  const view = (next: Shown, after?: string) =>
    showView(REVIEWS, { ...(next !== 'waiting' && { show: next }), ...(after && { after }) });
  return (
    <div class="stack loose">
      <header class="stack tight">
        <Title text={t('review.queue.title', { count: data.counts.waiting })} tab={t('review.queue.tab')} />
        <p class="lede">{ledeOf(data, show)}</p>
        <TakeNext act={act} count={data.counts.waiting} />
        {act.error.value && <Problem error={act.error.value} act />}
      </header>
      <Tabs name={t('review.queue.show')} tabs={tabs} chosen={show} choose={(next) => view(next)}>
        {data.rows.length === 0 ? (
          <EmptyState>{t(`review.queue.none.${show}`)}</EmptyState>
        ) : (
          <QueueRows rows={data.rows} act={act} />
        )}
        <Pages params={params} next={data.next} view={(after) => view(show, after)} />
      </Tabs>
      <LookShare />
    </div>
  );
}

function Pages({
  params: { after },
  next,
  view,
}: {
  params: Params;
  next: string | null;
  view: (after?: string) => void;
}) {
  if (after === undefined && next === null) return null;
  return (
    <nav class="row" aria-label={t('review.queue.pages')}>
      {after !== undefined && (
        <button class="btn small" type="button" onClick={() => view()}>
          <Icon name="back" /> {t('review.queue.first')}
        </button>
      )}
      {next !== null && (
        <button class="btn small" type="button" onClick={() => view(next)}>
          {t('review.queue.more')} <Icon name="next" />
        </button>
      )}
    </nav>
  );
}

/** The page of those that wait begins with the one that has waited longest. */
function ledeOf({ counts, rows }: Queue, show: Shown): string {
  const [oldest] = rows;
  if (counts.waiting === 0) return t('review.queue.lede.none');
  if (show !== 'waiting' || !oldest) return t('review.queue.lede');
  return t('review.queue.lede.oldest', { days: daysSince(oldest.submittedAt) });
}

/** Which one that is, the server says when it is pressed: a colleague may have taken the first. */
function TakeNext({ act, count }: { act: Act; count: number }) {
  const [none, setNone] = useState(false);
  if (count === 0) return null;
  const take = async () => {
    const id = await takeNext();
    setNone(id === null);
    if (id !== null) openPage(deskPath(id));
  };
  return (
    <p>
      <button
        class="btn main"
        type="button"
        aria-busy={act.busy.value === 'next'}
        onClick={() => act.run('next', take)}
      >
        {t('review.queue.take-next')} <Icon name="next" />
      </button>{' '}
      <span class="help" role="status">
        {none && t('review.queue.taken')}
      </span>
    </p>
  );
}
