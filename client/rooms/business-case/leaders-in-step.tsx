import './case.css';
import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { SlotProps } from '../../shell/page.types.ts';
import { LEADERS } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { Leaders } from './leaders.tsx';

/** Where a step asks for a leader's answer: the same as on the case's own page, folded. */
export function LeadersInStep({ label }: SlotProps) {
  const [open, setOpen] = useState(false);
  return (
    <section class="case-slot" aria-label={label}>
      <div class="row">
        <button class="btn" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('case.step.close') : label}
        </button>
        <a class="btn quiet small" href={LEADERS}>
          {t('case.step.whole')}
        </a>
      </div>
      {open && (
        <Loaded of={businessCase()} part>
          {(opened) => (
            <div class="stack">
              <Leaders opened={opened} />
            </div>
          )}
        </Loaded>
      )}
    </section>
  );
}
