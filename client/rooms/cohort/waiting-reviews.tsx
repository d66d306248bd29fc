import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { QueueRows } from '../review/queue-row.tsx';
import { REVIEWS, type Queue } from '../review/review.types.ts';

const SHOWN = 3;

/** Who waits for a review, the longest first; a press opens and takes it. */
export function WaitingReviews({ queue: { rows, counts } }: { queue: Queue }) {
  const act = useAct();
  if (rows.length === 0) return null;
  return (
    <section class="group" aria-labelledby="h-reviews">
      <h2 id="h-reviews">{t('review.queue.tab')}</h2>
      <QueueRows rows={rows.slice(0, SHOWN)} act={act} />
      {act.error.value && <Problem error={act.error.value} act />}
      <p>
        <a href={REVIEWS}>{t('cohort.reviews.all', { count: counts.waiting })}</a>
      </p>
    </section>
  );
}
