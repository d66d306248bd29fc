import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { QueueRows } from '../review/queue-row.tsx';
import { reviewsOf } from '../review/review.state.ts';

/** What a learner has handed in, the newest first: a review that the gradebook opens begins here. */
export function LearnerCases({ person }: { person: string }) {
  const act = useAct();
  return (
    <Loaded of={reviewsOf(person)} part>
      {({ rows }) =>
        rows.length > 0 && (
          <section class="stack" aria-labelledby="h-cases">
            <h2 id="h-cases">{t('cohort.learner.cases')}</h2>
            <QueueRows rows={rows} act={act} />
            {act.error.value && <Problem error={act.error.value} act />}
          </section>
        )
      }
    </Loaded>
  );
}
