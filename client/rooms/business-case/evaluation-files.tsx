import { useSignal } from '@preact/signals';
import type { EvaluationPlan } from '../../../server/rooms/business-case/evaluation-dates.rule.ts';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { sendUnsent } from '../../core/unsent-left.ts';
import { Problem } from '../../shell/problem.tsx';
import { ENDINGS, FORMS, saveEvaluation, type EvaluationFile } from './evaluation.state.ts';

/** The days for a calendar, and the forms that no course has, because they ask what this plan asks. */
export function EvaluationFiles({ plan }: { plan: EvaluationPlan }) {
  const act = useAct();
  const made = useSignal<{ file: EvaluationFile; whole: boolean } | undefined>(undefined);
  const files = filesOf(plan);
  if (files.length === 0) return null;
  const take = (file: EvaluationFile) =>
    act.run(file, async () => {
      made.value = undefined;
      const whole = await sendUnsent();
      await saveEvaluation(file);
      made.value = { file, whole };
    });
  return (
    <div class="stack tight">
      <p class="row" role="group" aria-label={t('case.evaluation.take')}>
        {files.map((file) => (
          <button
            key={file}
            class="btn small"
            type="button"
            aria-busy={act.busy.value === file}
            onClick={() => take(file)}
          >
            {t(`case.evaluation.take.${file}`)}
          </button>
        ))}
      </p>
      <p class="help">{t('case.evaluation.take.help')}</p>
      <p class="help" role="status">
        {made.value && t('case.evaluation.made', { what: t(`case.evaluation.take.${made.value.file}`) })}
        {made.value?.whole === false && ` ${t('case.evaluation.unsent')}`}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}

/** None that would be empty. */
function filesOf({ collections, reviews }: EvaluationPlan): EvaluationFile[] {
  const hasDays = reviews.length > 0 || collections.some(({ days }) => days.length > 0);
  const forms = FORMS.filter((form) => collections.some((one) => one.with.includes(form)));
  return [
    ...(hasDays ? (['calendar'] as const) : []),
    ...forms.flatMap((form) => ENDINGS.map((ending) => `${form}.${ending}` as const)),
  ];
}
