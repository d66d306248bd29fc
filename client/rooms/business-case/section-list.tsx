import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { lateView } from '../../shell/late.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import { sectionPath, type CaseHead } from './business-case.types.ts';
import type { ListedSection } from './case.view.ts';
import type { LeftOutProps } from './left-out.tsx';

interface ListProps {
  inside: readonly ListedSection[];
  outside: readonly ListedSection[];
  /** Slug of the section on the page. */
  here: string;
  writing: Writing<CaseHead>;
}

const STATES: Record<ListedSection['state'], StateName> = {
  empty: 'todo',
  begun: 'doing',
  drafted: 'done',
  again: 'attention',
};

/** Folded below the others: it need not be here before them. */
const LeftOut = lateView<LeftOutProps>({
  words: [],
  load: async () => (await import('./left-out.tsx')).LeftOut,
});

/** All sections: beside the one that is written in, and where there is no room for that, folded above it. */
export function SectionList({ inside, outside, here, writing }: ListProps) {
  // Folded again by the turn to another section: this is drawn anew with each.
  const [open, setOpen] = useState(false);
  const at = inside.findIndex(({ section }) => section.slug === here);
  const shown = [...inside, ...outside].find(({ section }) => section.slug === here)?.section;
  return (
    <nav class="case-sections" aria-label={t('case.sections')}>
      <button class="case-pick" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="help">
          {at < 0 ? t('case.sections.out') : t('case.sections.at', { at: at + 1, of: inside.length })}
        </span>
        <b>{shown?.title[lang.value]}</b>
      </button>
      <div class={`case-list ${open ? 'open' : ''}`}>
        <ol role="list" class="section-rows">
          {inside.map((one) => (
            <li key={one.section.slug}>
              <SectionLink one={one} here={one.section.slug === here} close={() => setOpen(false)} />
            </li>
          ))}
        </ol>
        {outside.length > 0 && <LeftOut outside={outside} writing={writing} />}
      </div>
    </nav>
  );
}

const SectionLink = ({ one, here, close }: { one: ListedSection; here: boolean; close: () => void }) => (
  <a href={sectionPath(one.section.slug)} aria-current={here ? 'page' : undefined} onClick={close}>
    <span class="section-number">{one.number}</span>
    <span>
      {one.section.title[lang.value]}
      {!one.section.essential && <span class="help"> {t('case.optional')}</span>}
    </span>
    <State state={STATES[one.state]} word={t(`case.state.${one.state}`)} />
  </a>
);
