import { useState } from 'preact/hooks';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LineField } from '../../ui/writing-field.tsx';
import { voidEntry } from './hours.state.ts';
import type { ShownEntry } from './hours.types.ts';

/** It stays in the log with its reason: nothing is ever taken out. */
export function VoidDialog({ entry, open, close }: { entry: ShownEntry; open: boolean; close: () => void }) {
  const why = useDraft(`hours/void/${entry.id}`, '');
  const [tried, setTried] = useState(false);
  const text = why.value.value.trim();
  const make = () => {
    setTried(true);
    if (text === '') return;
    void voidEntry(entry.id, text).then(() => {
      why.clear();
      close();
    });
  };
  return (
    <Dialog
      title={t('hours.entry.void.title')}
      open={open}
      close={close}
      keepWord={t('hours.entry.not-now')}
      acts={
        <button class="btn main" type="button" onClick={make}>
          {t('hours.entry.void')}
        </button>
      }
    >
      <p>{t('hours.entry.void.lede')}</p>
      <Why value={why.value.value} change={why.write} missing={tried && text === ''} />
    </Dialog>
  );
}

interface WhyProps {
  value: string;
  change: (value: string) => void;
  missing: boolean;
}

const Why = ({ value, change, missing }: WhyProps) => (
  <LineField
    label={t('hours.entry.void.why')}
    help={t('hours.entry.void.help')}
    error={missing ? t('hours.entry.void.missing') : undefined}
    longest={300}
    value={value}
    write={change}
  />
);
