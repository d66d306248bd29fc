import { useAct } from '../../core/act.ts';
import { lang, t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import { newId } from '../../core/outbox.ts';
import { isLearner } from '../../core/roles.ts';
import { me } from '../../core/session.ts';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import { FillingForm } from './filling-form.tsx';
import { adopt, openedForm } from './forms.state.ts';
import type { Opened } from './forms.types.ts';
import { ReadForm } from './read-form.tsx';
import type { Place } from './use-filling.ts';

type Together = NonNullable<Opened['together']>;

/** What the whole run has written together: trainers write it down, and everybody adopts it for themselves. */
export function TogetherForm({ together, ...place }: Place & { together: Together }) {
  return (
    <>
      <p>{t('forms.together.adopted', { count: together.adopted })}</p>
      {together.writes ? <FillingForm {...place} /> : <ReadForm opened={place.opened} part={place.part} />}
      {me.value && isLearner(me.value) && <Adopting {...place} together={together} />}
    </>
  );
}

function Adopting({ opened, name, together }: Place & { together: Together }) {
  const act = useAct();
  const { adoptedAt, changedSince } = together;
  const press = () =>
    act.run('adopt', async () => {
      try {
        await adopt(name, { write: newId(), revision: opened.answer.revision, lang: lang.peek() });
      } catch (error) {
        // Somebody wrote meanwhile: the newer text is read before it is adopted.
        openedForm(name).invalidate();
        throw error;
      }
    });
  return (
    <div class="form-end">
      {(adoptedAt === null || changedSince) && (
        <button class="btn main" type="button" aria-busy={act.busy.value !== ''} onClick={press}>
          {t(adoptedAt === null ? 'forms.together.adopt' : 'forms.together.adopt-again')}
        </button>
      )}
      <p role="status">
        {act.error.value?.code === 'conflict' && t('forms.together.changed-now')}
        {adoptedAt !== null && (
          <State state="done" word={t('forms.together.adopted-at', { when: timeText(adoptedAt) })} />
        )}
        {adoptedAt !== null && changedSince && <> {t('forms.together.changed')}</>}
      </p>
      {act.error.value && act.error.value.code !== 'conflict' && <Problem error={act.error.value} act />}
    </div>
  );
}
