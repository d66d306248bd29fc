import { t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { TemplateSection } from './business-case.types.ts';
import { sampleOf } from './case.state.ts';
import { ReadSection } from './read-section.tsx';

/** A section as the finished case of the course has it. */
export const FinishedSection = ({ section }: { section: TemplateSection }) => (
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
);
