import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { forget } from './forms.state.ts';
import type { Filling } from './use-filling.ts';

/** Erases one's own answer, asked once more because nobody can bring it back. */
export function Forgetting({ filling }: { filling: Filling }) {
  const [asked, setAsked] = useState(false);
  const act = useAct();
  if (!filling.erasable) return null;
  const erase = () =>
    act.run('forget', async () => {
      await filling.flush();
      await forget(filling.name);
      filling.clear();
      // Other places of this page still know the words: a new document knows none.
      location.assign('/app/forms');
    });
  return (
    <div class="forgetting">
      <button class="btn quiet small" type="button" onClick={() => setAsked(true)}>
        {t('forms.forget')}
      </button>
      <Dialog
        title={t('forms.forget')}
        open={asked}
        close={() => setAsked(false)}
        keepWord={t('forms.forget.keep')}
        acts={
          <button class="btn" type="button" aria-busy={act.busy.value !== ''} onClick={erase}>
            {t('forms.forget')}
          </button>
        }
      >
        <p>{t('forms.forget.help')}</p>
        {act.error.value && <Problem error={act.error.value} act />}
      </Dialog>
    </div>
  );
}
