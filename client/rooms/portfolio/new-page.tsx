import { useState } from 'preact/hooks';
import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from './boxes.tsx';
import { COPIED, copyOfForm } from './form-copy.ts';
import type { HandbookPage } from './portfolio.types.ts';

interface AddProps {
  add: (page: Omit<HandbookPage, 'id'>) => void;
}

/** A page on one’s model, an empty one, or a copy of a form. */
export function NewPage({ add }: AddProps) {
  return (
    <div class="stack">
      <div class="row">
        <button
          class="btn"
          type="button"
          onClick={() => add({ heading: t('portfolio.handbook.model'), text: '', from: null })}
        >
          <Icon name="add" /> {t('portfolio.handbook.add-model')}
        </button>
        <button class="btn" type="button" onClick={() => add({ heading: '', text: '', from: null })}>
          <Icon name="add" /> {t('portfolio.handbook.add')}
        </button>
      </div>
      <CopyOfForm add={add} />
    </div>
  );
}

function CopyOfForm({ add }: AddProps) {
  const [form, setForm] = useState<(typeof COPIED)[number]>();
  const act = useAct();
  const copy = async () => {
    if (form) add({ ...(await copyOfForm(form)), from: form });
  };
  return (
    <>
      <div class="add-line">
        <Select
          label={t('portfolio.handbook.copy-of')}
          value={form ?? ''}
          none={t('portfolio.handbook.which')}
          options={COPIED.map((value) => ({ value, word: t(`portfolio.form.${value}`) }))}
          choose={setForm}
        />
        <button
          class="btn"
          type="button"
          aria-disabled={!form}
          aria-busy={act.busy.value === 'copy'}
          onClick={() => act.run('copy', copy)}
        >
          <Icon name="copy" /> {t('portfolio.handbook.copy')}
        </button>
      </div>
      {act.error.value && <Problem error={act.error.value} />}
    </>
  );
}
