import { lang, t } from '../../core/i18n.ts';
import type { Params } from '../../shell/page.types.ts';
import { SharedPlace } from '../sharing/shared-place.tsx';
import { CASE, sectionPath, SHARED, type OpenedCase } from './business-case.types.ts';
import { readShared } from './read-shared.tsx';

export interface SharedProps {
  opened: OpenedCase;
  params: Params;
}

/** Sections that learners of the run share with one another. */
export const SharedSections = ({ opened, params }: SharedProps) => (
  <SharedPlace
    kind="section"
    path={SHARED}
    params={params}
    parts={opened.template.sections.map(({ slug, title }) => ({ part: slug, title: title[lang.value] }))}
    over={{ path: CASE, word: t('case.over') }}
    ownAt={sectionPath}
    draw={readShared}
  />
);
