import { useState } from 'preact/hooks';
import { lang, momentText, t } from '../../core/i18n.ts';
import { useAct } from '../../core/act.ts';
import type { Writing } from '../../core/writing.ts';
import { lateView } from '../../shell/late.ts';
import { Problem } from '../../shell/problem.tsx';
import { StateIcon } from '../../ui/icon.tsx';
import { sectionPath, type CaseHead, type OpenedCase, type TemplateSection } from './business-case.types.ts';
import { sayItHolds } from './case.state.ts';
import { CRITERIA, titleIn, type ListedSection } from './case.view.ts';
import type { ChangedSinceProps } from './changed-since.tsx';
import type { IsOutProps } from './left-out.tsx';
import { SectionBox } from './section-box.tsx';
import type { UnderSectionProps } from './under-section.tsx';

interface PartProps {
  listed: ListedSection;
  opened: OpenedCase;
  head: CaseHead;
  writing: Writing<CaseHead>;
  /** Whether the section is in the case; a section that was left out can be read and written all the same. */
  isIn: boolean;
  /** Nobody has said yet what success would be. */
  isFirst: boolean;
}

/** One section: what it is for, what it answers, the box to write in, its tables, and what it leads to. */
export function SectionPart({ listed, opened, head, writing, isIn, isFirst }: PartProps) {
  const { section, number } = listed;
  return (
    <section class="case-section" aria-labelledby="case-section" data-section={section.slug}>
      <h2 id="case-section">
        <span class="section-number">{number}</span> {section.title[lang.value]}
      </h2>
      <p class="lede">{section.purpose[lang.value]}</p>
      {!isIn && <IsOut head={head} section={section} writing={writing} />}
      {isFirst && <SayFirst here={section.slug} />}
      <Again listed={listed} opened={opened} />
      <Prompts section={section} />
      <SectionBox section={section} opened={opened} head={head} />
      <Under
        section={section}
        opened={opened}
        writing={writing}
        stands={listed.state !== 'empty'}
        isIn={isIn}
      />
    </section>
  );
}

/** Below what is written: it need not be here before that. */
const Under = lateView<UnderSectionProps>({
  words: ['sharing', 'case-versions', 'forms'],
  load: async () => (await import('./under-section.tsx')).UnderSection,
});

/** Rare. */
const IsOut = lateView<IsOutProps>({
  words: [],
  load: async () => (await import('./left-out.tsx')).IsOut,
});

/** What success would be comes before the first section that is written about the present. */
const SayFirst = ({ here }: { here: string }) => (
  <p class="banner" role="note">
    {here === CRITERIA ? t('case.first') : <a href={sectionPath(CRITERIA)}>{t('case.first.go')}</a>}
  </p>
);

const Prompts = ({ section }: { section: TemplateSection }) => (
  <details class="fold case-prompts" open>
    <summary>{t('case.prompts', { count: section.prompts.length })}</summary>
    <ul>
      {section.prompts.map((prompt) => (
        <li key={prompt.en}>{prompt[lang.value]}</li>
      ))}
    </ul>
    <p class="help">
      <b>{t('case.assessor')}</b> {section.assessor[lang.value]}
    </p>
  </details>
);

/** Something that it grows from has changed since it was written (rule B2). */
function Again({ listed: { section, again }, opened }: { listed: ListedSection; opened: OpenedCase }) {
  const act = useAct();
  if (again.length === 0) return null;
  const { template } = opened;
  const seenAt = lastSeen(opened, section.slug);
  return (
    <div class="banner attention" role="note">
      <StateIcon state="attention" />
      <div class="stack">
        <p>
          <b>{t('case.again')}</b>
        </p>
        <ul>
          {again.map(({ from, changedAt }) => (
            <li key={from}>
              <a href={sectionPath(from)}>{titleIn(template, from)}</a>{' '}
              {t('case.again.changed', { time: momentText(changedAt.toISOString()) })}
              <WhatChanged opened={opened} slug={from} seenAt={seenAt} />
            </li>
          ))}
        </ul>
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => act.run('holds', () => sayItHolds(section.slug))}
        >
          {t('case.again.holds')}
        </button>
        {act.error.value && <Problem error={act.error.value} />}
      </div>
    </div>
  );
}

/** When somebody wrote in the section last, or said that it holds. */
function lastSeen({ sections }: OpenedCase, slug: string): Date {
  const own = sections.find((one) => one.slug === slug);
  const times = [own?.savedAt, own?.checkedAt].flatMap((at) => (at ? [new Date(at).getTime()] : []));
  return new Date(Math.max(0, ...times));
}

/** Fetched when somebody asks for it. */
const Since = lateView<ChangedSinceProps>({
  words: ['case-versions'],
  load: async () => (await import('./changed-since.tsx')).ChangedSince,
});

function WhatChanged({ opened, slug, seenAt }: { opened: OpenedCase; slug: string; seenAt: Date }) {
  const [open, setOpen] = useState(false);
  const from = opened.template.sections.find((one) => one.slug === slug);
  if (!from) return null;
  return (
    <details class="fold" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.versions.since.show')}</summary>
      {open && <Since opened={opened} from={from} seenAt={seenAt} />}
    </details>
  );
}
