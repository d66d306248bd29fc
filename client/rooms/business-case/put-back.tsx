import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { putBack } from './versions.state.ts';

/** A section as it was before, after a question that says what becomes of what stands there now. */
export function PutBack({ version, slug, title }: { version: string; slug: string; title: string }) {
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const put = () => {
    setAsking(false);
    act.run('put-back', () => putBack(version, slug));
  };
  return (
    <div>
      <button
        class="btn small"
        type="button"
        aria-label={t('case.versions.back.of', { section: title })}
        aria-busy={act.busy.value !== ''}
        onClick={() => setAsking(true)}
      >
        {t('case.versions.back')}
      </button>
      {act.error.value && <Problem error={act.error.value} />}
      {asking && (
        <Dialog
          title={t('case.versions.back.title', { section: title })}
          open
          close={() => setAsking(false)}
          keepWord={t('case.versions.not-now')}
          acts={
            <button class="btn main" type="button" onClick={put}>
              {t('case.versions.back.do')}
            </button>
          }
        >
          <p>{t('case.versions.back.says')}</p>
        </Dialog>
      )}
    </div>
  );
}
