import { useState } from 'preact/hooks';
import { withoutSection } from '../../../server/rooms/business-case/head.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { LineField } from '../../ui/writing-field.tsx';
import { sectionPath, type CaseHead, type OpenedCase, type TemplateSection } from './business-case.types.ts';
import { titleIn } from './case.view.ts';
import { SectionExample } from './section-example.tsx';
import { SectionShare } from './section-share.tsx';

export interface UnderSectionProps {
  section: TemplateSection;
  opened: OpenedCase;
  writing: Writing<CaseHead>;
  /** Something was written in it. */
  stands: boolean;
  isIn: boolean;
}

/** Below the box of a section: how others did it, sharing it, where it leads, and leaving it out. */
export const UnderSection = ({ section, opened, writing, stands, isIn }: UnderSectionProps) => (
  <>
    <SectionExample section={section} />
    <Feeds section={section} template={opened.template} />
    {isIn && !section.essential && <LeaveOut section={section} writing={writing} />}
    <SectionShare section={section} stands={stands} />
  </>
);

const Feeds = ({ section, template }: { section: TemplateSection; template: OpenedCase['template'] }) =>
  section.feeds.length === 0 ? null : (
    <div class="help case-feeds">
      <p>{t('case.feeds')}</p>
      <ul role="list">
        {section.feeds.map((slug) => (
          <li key={slug}>
            <a href={sectionPath(slug)}>{titleIn(template, slug)}</a>
          </li>
        ))}
      </ul>
    </div>
  );

const LONGEST_REASON = 240;

/** One line on why; the reader sees the reason, not a gap. */
function LeaveOut({ section, writing }: Pick<UnderSectionProps, 'writing' | 'section'>) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const leave = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    writing.write(withoutSection(writing.value.peek(), section.slug, reason.trim()));
  };
  return (
    <details class="fold leave-out">
      <summary>{t('case.leave')}</summary>
      <form class="stack" noValidate onSubmit={leave}>
        <p>{section.recommended?.[lang.value]}</p>
        <LineField
          label={t('case.leave.why')}
          help={t('case.leave.help')}
          error={tried && reason.trim() === '' ? t('case.leave.missing') : undefined}
          longest={LONGEST_REASON}
          value={reason}
          write={(text) => setReason(text)}
        />
        <button class="btn" type="submit">
          {t('case.leave.do')}
        </button>
      </form>
    </details>
  );
}
