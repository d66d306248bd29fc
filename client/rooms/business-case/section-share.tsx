import './version-words.ts';
import { isBegun } from '../../../server/rooms/business-case/begun.rule.ts';
import { textsIn } from '../../../server/rooms/business-case/written-texts.rule.ts';
import { lang } from '../../core/i18n.ts';
import { flushAll } from '../../core/writing.ts';
import { SharePanel } from '../sharing/share-panel.tsx';
import { SHARED, type TemplateSection } from './business-case.types.ts';
import { businessCase } from './case.state.ts';
import { readShared } from './read-shared.tsx';

export interface SectionShareProps {
  section: TemplateSection;
  /** Something was written in it. */
  stands: boolean;
}

/** Below a section: sharing it, and copies of others' sections that wait for their place in it. */
export function SectionShare({ section, stands }: SectionShareProps) {
  const look = async () => {
    await businessCase().refresh();
    const own = businessCase()
      .data.peek()
      ?.sections.find(({ slug }) => slug === section.slug);
    if (!own || !isBegun(section, own.value)) return undefined;
    const preview = readShared({ content: own.value, draws: { tables: section.tables } });
    return { revision: own.revision, texts: textsIn(own.value), preview };
  };
  return (
    <SharePanel
      key={section.slug}
      thing={{ kind: 'section', part: section.slug }}
      title={section.title[lang.value]}
      audiences={['cohort', 'trainers']}
      found={`${SHARED}?of=${section.slug}`}
      stands={stands}
      draw={readShared}
      flush={flushAll}
      look={look}
      placed={() => businessCase().refresh()}
    />
  );
}
