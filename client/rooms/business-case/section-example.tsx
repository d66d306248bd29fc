import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { TemplateSection } from './business-case.types.ts';
import { sampleOf } from './case.state.ts';
import { ReadSection } from './read-section.tsx';

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
        {open && (
          <Loaded of={sampleOf(section.slug)} part>
            {({ title, value }) =>
              value === null ? (
                <p class="help">{t('case.example.without', { title })}</p>
              ) : (
                <>
                  <h3 class="heading-small">{t('case.example.whole', { title })}</h3>
                  <ReadSection value={value} tables={section.tables} rowsOf={() => []} />
                </>
              )
            }
          </Loaded>
        )}
      </div>
    </details>
  );
}
