import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { TemplateSection } from './business-case.types.ts';
import type { BringsProps } from './section-brings.tsx';

const BRINGS: LatePart<BringsProps> = {
  words: ['forms'],
  load: async () => (await import('./section-brings.tsx')).SectionBrings,
};

/** What the learner marked for the case elsewhere: asked for when it is opened. */
export function SectionBrought({ section, add }: { section: TemplateSection; add: BringsProps['add'] }) {
  const [open, setOpen] = useState(false);
  if (!section.brings) return null;
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.brings')}</summary>
      {open && <Brought brings={section.brings} add={add} />}
    </details>
  );
}

function Brought(props: BringsProps) {
  const SectionBrings = useLate(BRINGS);
  return SectionBrings ? <SectionBrings {...props} /> : null;
}
