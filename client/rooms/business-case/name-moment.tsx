import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { LineField } from '../../ui/writing-field.tsx';
import { Toast, useToaster } from '../../ui/toast.tsx';
import { keepMoment } from './versions.state.ts';

const LONGEST_NAME = 80;

/** Keeps the case as it stands under a name. Without one it is known by its time. */
export function NameMoment() {
  const { act, toaster, name, setName, unsent, keep } = useKeeping();
  return (
    <details class="fold">
      <summary>{t('case.versions.keep.title')}</summary>
      <form class="stack" noValidate onSubmit={keep}>
        <p class="help">{t('case.versions.keep.help')}</p>
        <LineField
          label={t('case.versions.keep.name')}
          error={unsent ? t('case.versions.unsaved') : undefined}
          longest={LONGEST_NAME}
          value={name}
          write={(text) => setName(text)}
        />
        <div class="row">
          <button class="btn" type="submit" aria-busy={act.busy.value !== ''}>
            {t('case.versions.keep.do')}
          </button>
        </div>
        {act.error.value && <Problem error={act.error.value} />}
        <Toast toaster={toaster} undoWord="" />
      </form>
    </details>
  );
}

function useKeeping() {
  const act = useAct();
  const toaster = useToaster();
  const [name, setName] = useState('');
  const [unsent, setUnsent] = useState(false);
  const keep = (event: Event) => {
    event.preventDefault();
    act.run('keep', async () => {
      const kept = await keepMoment(name.trim());
      setUnsent(!kept);
      if (!kept) return;
      setName('');
      toaster.say({ text: t('case.versions.kept') });
    });
  };
  return { act, toaster, name, setName, unsent, keep };
}
