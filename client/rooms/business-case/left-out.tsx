import { withSection } from '../../../server/rooms/business-case/head.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { sectionPath, type CaseHead, type TemplateSection } from './business-case.types.ts';
import type { ListedSection } from './case.view.ts';

export interface LeftOutProps {
  outside: readonly ListedSection[];
  writing: Writing<CaseHead>;
}

/** Nothing of them is lost. */
export const LeftOut = ({ outside, writing }: LeftOutProps) => (
  <details class="fold left-out">
    <summary>{t('case.out', { count: outside.length })}</summary>
    <ol role="list" class="section-rows">
      {outside.map(({ section, number, state }) => (
        <li key={section.slug} class="section-out">
          <span class="section-number">{number}</span>
          <a href={sectionPath(section.slug)}>
            {section.title[lang.value]}
            <span class="help">
              {' '}
              {writing.value.value.reasons[section.slug] || (state !== 'empty' && t('case.out.kept'))}
            </span>
          </a>
          <button
            class="btn quiet small"
            type="button"
            aria-label={t('case.out.back.of', { section: section.title[lang.value] })}
            onClick={() => writing.write(withSection(writing.value.peek(), section.slug))}
          >
            {t('case.out.back')}
          </button>
        </li>
      ))}
    </ol>
    <p class="help">{t('case.out.help')}</p>
  </details>
);

export interface IsOutProps {
  head: CaseHead;
  section: TemplateSection;
  writing: Writing<CaseHead>;
}

/** On the page of a section that was left out, which can be read and written all the same. */
export const IsOut = ({ head, section, writing }: IsOutProps) => (
  <div class="banner" role="note">
    <p>
      {t('case.is-out')} {head.reasons[section.slug]}
    </p>
    <button
      class="btn small"
      type="button"
      onClick={() => writing.write(withSection(writing.value.peek(), section.slug))}
    >
      {t('case.out.back')}
    </button>
  </div>
);
