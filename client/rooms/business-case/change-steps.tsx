import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';

/** From one change to the next, as they stand in the text; each takes the focus, so that it is read out. */
export function ChangeSteps({ place }: { place: RefObject<HTMLElement | null> }) {
  const [at, setAt] = useState<{ number: number; of: number }>();
  const go = (by: 1 | -1) => {
    const changes = [
      ...(place.current?.querySelectorAll<HTMLElement>('.difference-read :is(ins, del)') ?? []),
    ];
    if (changes.length === 0) return;
    const from = at ? at.number - 1 : by === 1 ? -1 : 0;
    const next = (from + by + changes.length) % changes.length;
    const change = changes[next];
    change?.setAttribute('tabindex', '-1');
    change?.focus({ preventScroll: true });
    change?.scrollIntoView({ block: 'center' });
    setAt({ number: next + 1, of: changes.length });
  };
  return (
    <div class="change-steps">
      <button class="btn icon" type="button" aria-label={t('case.versions.previous')} onClick={() => go(-1)}>
        <Icon name="back" size={20} />
      </button>
      <span role="status">{at && t('case.versions.at', at)}</span>
      <button class="btn icon" type="button" aria-label={t('case.versions.next')} onClick={() => go(1)}>
        <Icon name="next" size={20} />
      </button>
    </div>
  );
}
