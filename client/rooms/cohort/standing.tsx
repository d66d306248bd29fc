import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { setAside, type LearnerRow } from './cohort.state.ts';

/** A trainer's word on whether somebody is a learner at all. */
export function Standing({ row }: { row: LearnerRow }) {
  const act = useAct();
  const aside = row.place === 'not-learner';
  return (
    <section class="stack tight rule">
      {!aside && <p class="help">{t('cohort.not-learner.why')}</p>}
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => act.run('aside', () => setAside(row.id, !aside))}
        >
          {t(aside ? 'cohort.learner.back' : 'cohort.not-learner')}
        </button>
      </div>
    </section>
  );
}
