import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { TextChoice } from '../../shell/text-conflict.tsx';
import { TickField } from '../../ui/field.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import type { AskedOpened, PeerDraft } from './peers.state.ts';
import { Criterion } from './rubric.tsx';

interface DraftProps {
  rubric: AskedOpened['rubric'];
  writing: Writing<PeerDraft>;
  author: string;
}

/** Levels of the criteria that are read in the section, never added up, and a few words. */
export function PeerDraftForm({ rubric, writing, author }: DraftProps) {
  const write = (more: Partial<PeerDraft>) => writing.write({ ...writing.value.peek(), ...more });
  return (
    <div class="stack">
      {rubric.criteria.length > 0 && <Levels rubric={rubric} writing={writing} write={write} />}
      <Words writing={writing} write={write} author={author} />
      <Conflict of={writing} />
      <p>
        <SaveState of={writing.state} />
      </p>
    </div>
  );
}

type Write = (more: Partial<PeerDraft>) => void;

function Levels({ rubric, writing, write }: Omit<DraftProps, 'author'> & { write: Write }) {
  const [all, setAll] = useState(false);
  const { levels } = writing.value.value;
  return (
    <section class="stack rubric" aria-labelledby="h-rubric">
      <h2 id="h-rubric">{t('review.peers.criteria', { count: rubric.criteria.length })}</h2>
      <p class="help">{t('review.peers.criteria.help')}</p>
      <TickField label={t('review.rubric.all-levels')} checked={all} change={setAll} />
      <div class="rubric-criteria">
        {rubric.criteria.map((criterion) => (
          <Criterion
            key={criterion.key}
            criterion={criterion}
            names={rubric.levels}
            level={levels[criterion.key]}
            choose={(level) => write({ levels: { ...levels, [criterion.key]: level } })}
            all={all}
            title={criterion.title[lang.value]}
          />
        ))}
      </div>
    </section>
  );
}

const LONGEST = 2_000;

const Words = ({ writing, write, author }: Omit<DraftProps, 'rubric'> & { write: Write }) => (
  <WritingField
    label={t('review.peers.words')}
    help={t('review.peers.words.help')}
    seenBy={t('review.peers.seen-by', { name: author })}
    longest={LONGEST}
    value={writing.value.value.words}
    write={(text) => write({ words: text })}
    leave={() => void writing.flush()}
    readOnly={!writing.ready.value}
  />
);

/** Written on two devices: both stand here until somebody has chosen. */
function Conflict({ of }: { of: Writing<PeerDraft> }) {
  const conflict = of.conflict.value;
  if (!conflict) return null;
  const { mine, theirs, savedAt } = conflict;
  const choose = (words: string) => of.settle({ ...(words === mine.words ? mine : theirs), words });
  return <TextChoice mine={mine.words} theirs={theirs.words} savedAt={savedAt} choose={choose} />;
}
