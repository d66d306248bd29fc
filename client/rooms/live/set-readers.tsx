import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { businessCase } from '../business-case/case.state.ts';
import type { OpenedCase } from '../business-case/business-case.types.ts';
import { AskNote, AskRefused, useAsking } from '../review/ask-peers.tsx';
import { PEERS } from '../review/peers.state.ts';
import { SectionChoice } from './section-choice.tsx';
import { askSet } from './set-readers.state.ts';
import { isMe } from './set-words.ts';
import type { OwnSet } from './set.types.ts';

/** A section of one's business case before the whole set: asked for when it is opened. */
export function SetReaders({ set }: { set: OwnSet }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="stack tight" aria-labelledby="h-readers">
      <h2 id="h-readers">{t('live.set.readers')}</h2>
      <p class="help">{t('live.set.readers.says')}</p>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('live.set.readers.open')}</summary>
        {open && (
          <Loaded of={businessCase()} part>
            {(opened) => <Ask set={set} sections={writtenIn(opened)} />}
          </Loaded>
        )}
      </details>
      <p>
        <a class="set-link" href={PEERS}>
          {t('live.set.readers.all')}
        </a>
      </p>
    </section>
  );
}

interface Section {
  slug: string;
  title: string;
}

/** There is nothing to read in the others. */
const writtenIn = ({ template, sections }: OpenedCase): Section[] =>
  template.sections.flatMap(({ slug, title }) =>
    sections.some((one) => one.slug === slug && one.revision > 0) ? { slug, title: title[lang.value] } : [],
  );

/** How many were asked by the last press; of another section nothing is said yet. */
function useSet(set: OwnSet, section: string) {
  const [asked, setAsked] = useState<{ section: string; count: number }>();
  const asking = useAsking({
    section,
    send: async (body) => {
      const count = await askSet(set.id, body);
      setAsked({ section, count });
      asking.setNote('');
    },
  });
  return { asking, asked: asked?.section === section ? asked.count : undefined };
}

function Ask({ set, sections }: { set: OwnSet; sections: readonly Section[] }) {
  const [section, choose] = useState(sections[0]?.slug ?? '');
  const { asking, asked } = useSet(set, section);
  if (sections.length === 0) return <p class="help">{t('live.set.readers.none')}</p>;
  return (
    <div class="stack">
      <SectionChoice
        label={t('live.set.readers.section')}
        sections={sections}
        section={section}
        choose={choose}
      />
      <AskNote note={asking.note} change={asking.setNote} />
      <p>
        <button class="btn" type="button" aria-busy={asking.act.busy.value !== ''} onClick={asking.ask}>
          {t('live.set.readers.do', { count: set.members.filter(({ id }) => !isMe(id)).length })}
        </button>
      </p>
      <p role="status">{asked !== undefined && t('live.set.readers.asked', { count: asked })}</p>
      <AskRefused of={asking} />
    </div>
  );
}
