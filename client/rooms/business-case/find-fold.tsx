import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { FindProps } from './find-in-case.tsx';

/** Brought when somebody opens it. */
const FIND: LatePart<FindProps> = {
  words: ['case-find'],
  load: async () => (await import('./find-in-case.tsx')).FindInCase,
};

export function FindFold(props: FindProps) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.find')}</summary>
      {open && <OpenFind {...props} />}
    </details>
  );
}

function OpenFind(props: FindProps) {
  const FindInCase = useLate(FIND);
  return FindInCase ? <FindInCase {...props} /> : null;
}
