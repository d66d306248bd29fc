import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { me } from '../../core/session.ts';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import { setSkipped } from './course.state.ts';
import type { StepName, StepText } from './course.types.ts';

/** A step left out on purpose: the road map passes over it, and it can be taken up again at any time. */
export function SkipStep({ text, name }: { text: StepText; name: StepName }) {
  const act = useAct();
  if (me.value?.role !== 'learner' || text.done) return null;
  return (
    <div class="stack tight skip-step">
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <span role="status">{text.skipped && <State state="quiet" word={t('course.state.skipped')} />}</span>
        <button
          class="btn quiet small"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => act.run('skip', () => setSkipped(name, !text.skipped))}
        >
          {t(text.skipped ? 'course.take-up' : 'course.skip')}
        </button>
      </div>
      {text.skipped && <p class="help">{t('course.skipped.help')}</p>}
    </div>
  );
}
