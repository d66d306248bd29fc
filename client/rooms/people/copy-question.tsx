import { useSignal, type Signal } from '@preact/signals';
import { useAct } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Field } from '../../ui/field.tsx';
import { decideCopy, runCopy, type RunCopy } from './run.state.ts';

/**
 * Asked of a trainer whose course was copied: a run of its own, or on with the other. Needs the words `run-copy`. Where
 * the platform names no ancestor, the runs in which they train are offered.
 */
export function CopyQuestion() {
  const shared = useSignal(false);
  const data = useData(runCopy()).data.value;
  if (shared.value) {
    return (
      <p class="banner done" role="status">
        {t('run.copy.shared')}
      </p>
    );
  }
  if (!data || data.answer !== null || !(data.of || data.former.length > 0)) return null;
  return <Question data={data} share={() => (shared.value = true)} />;
}

function Question({ data, share }: { data: RunCopy; share: () => void }) {
  const act = useAct();
  const chosen = useSignal(candidates(data)[0]?.id ?? '');
  const goOn = () =>
    act.run('share', async () => {
      await decideCopy({ answer: 'share', with: chosen.value });
      share();
    });
  return (
    <section class="sheet" aria-labelledby="h-copy">
      <h2 id="h-copy">{data.of ? t('run.copy.title', { title: titleOf(data.of) }) : t('run.copy.maybe')}</h2>
      <p>{t('run.copy.anew.what')}</p>
      <p class={data.begun ? 'help' : undefined}>
        {t(data.begun ? 'run.copy.begun' : 'run.copy.share.what')}
      </p>
      {!data.begun && <Choice runs={candidates(data)} chosen={chosen} />}
      {act.error.value && <Problem error={act.error.value} act />}
      <div class="row">
        <button
          class="btn main"
          type="button"
          aria-busy={act.busy.value === 'anew'}
          onClick={() => act.run('anew', () => decideCopy({ answer: 'anew' }))}
        >
          {t('run.copy.anew')}
        </button>
        {!data.begun && (
          <button class="btn" type="button" aria-busy={act.busy.value === 'share'} onClick={goOn}>
            {t('run.copy.share')}
          </button>
        )}
      </div>
    </section>
  );
}

type Run = RunCopy['former'][number];
const titleOf = ({ title, id }: Run) => title ?? id;

const candidates = ({ of, former }: RunCopy): Run[] => (of ? [of, ...former] : former);

/** Nothing to choose where there is one. */
function Choice({ runs, chosen }: { runs: readonly Run[]; chosen: Signal<string> }) {
  if (runs.length < 2) return null;
  return (
    <Field label={t('run.copy.which')}>
      {(control) => (
        <select
          {...control}
          class="select"
          value={chosen.value}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {runs.map((run) => (
            <option key={run.id} value={run.id}>
              {titleOf(run)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
