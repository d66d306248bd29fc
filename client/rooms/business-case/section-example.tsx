import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { type LatePart, useLate } from '../../shell/late.ts';
import type { TemplateSection } from './business-case.types.ts';

/** What draws a section to be read comes when one is asked for. */
const FINISHED: LatePart<{ section: TemplateSection }> = {
  words: ['case-versions'],
  load: async () => (await import('./section-finished.tsx')).FinishedSection,
};

function Finished(props: { section: TemplateSection }) {
  const FinishedSection = useLate(FINISHED);
  return FinishedSection ? <FinishedSection {...props} /> : null;
}

/** How others did it: a short passage of one case, and the same section of another that is whole. */
export function SectionExample({ section }: { section: TemplateSection }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold case-example" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.example')}</summary>
      <div class="stack">
        <blockquote class="read">
          <p>{section.example[lang.value].replaceAll('**', '')}</p>
        </blockquote>
        <p class="help">{t('case.example.invented')}</p>
        {open && <Finished section={section} />}
      </div>
    </details>
  );
}
