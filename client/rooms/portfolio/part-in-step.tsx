import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { Part } from './part.tsx';
import { PARTS } from './portfolio.types.ts';

/** What a step collects, in place: folded, because it holds more than that step. */
export function PartInStep({ target, label }: SlotProps) {
  const kind = PARTS.find((one) => target === `PORT:${one}`);
  const [open, setOpen] = useState(false);
  if (!kind) return null;
  return (
    <section class="portfolio-slot" aria-label={t(`portfolio.${kind}`)}>
      <div class="row">
        <button class="btn" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('portfolio.close') : label}
        </button>
        <a class="btn quiet small" href={`/app/portfolio/${kind}`}>
          {t('portfolio.whole-page')}
        </a>
      </div>
      {open && <Part kind={kind} />}
    </section>
  );
}
