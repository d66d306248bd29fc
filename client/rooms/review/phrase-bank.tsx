import { useState } from 'preact/hooks';
import { type Act, useAct } from '../../core/act.ts';
import { hasWords } from '../../core/has-words.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Problem } from '../../shell/problem.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { useOwnId } from '../../ui/own-id.ts';
import { KindOf } from './comment-kind.tsx';
import { dropPhrase, keepPhrase, phrases, type Phrase } from './phrase.state.ts';
import type { CommentValue } from './review.types.ts';

const LONGEST = 600;
/** More than these are found by typing. */
const SHOWN = 6;

export interface BankProps {
  /** The comment that is being written. */
  value: Pick<CommentValue, 'kind' | 'body'>;
  /** Puts a sentence into it, to be changed there. */
  put: (phrase: Phrase) => void;
}

/** Sentences that the team keeps for its comments (f7): found by typing, put in by a press, and this one kept among them. */
export function PhraseBank(props: BankProps) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('review.phrases')}</summary>
      {open && (
        <Loaded of={phrases()} part>
          {(all) => <Bank {...props} all={all.phrases} />}
        </Loaded>
      )}
    </details>
  );
}

function Bank({ value, put, all }: BankProps & { all: readonly Phrase[] }) {
  const id = useOwnId();
  const [question, setQuestion] = useState('');
  const act = useAct();
  const [gone, setGone] = useState<Phrase>();
  const drop = (phrase: Phrase) =>
    act.run(phrase.id, async () => {
      await dropPhrase(phrase.id);
      setGone(phrase);
    });
  const asked = question.trim();
  // Of one's own kind first; each kind as it was kept.
  const found = all
    .filter(({ text }) => asked === '' || hasWords(text, asked))
    .toSorted((one, other) => Number(other.kind === value.kind) - Number(one.kind === value.kind));
  const more = found.length - SHOWN;
  return (
    <div class="stack tight">
      {all.length === 0 ? (
        <p class="help">{t('review.phrases.none')}</p>
      ) : (
        <FindField id={id} label={t('review.phrases.find')} value={question} onInput={setQuestion} />
      )}
      {found.length > 0 && (
        <ul class="rows phrases" role="list" aria-label={t('review.phrases')}>
          {found.slice(0, SHOWN).map((phrase) => (
            <One key={phrase.id} phrase={phrase} put={put} drop={drop} busy={act.busy.value} />
          ))}
        </ul>
      )}
      <p class="help" role="status">
        {asked !== '' && found.length === 0 && t('review.phrases.not-found')}
        {more > 0 && t('review.phrases.more', { count: more })}
      </p>
      {gone && !all.some(({ id: one }) => one === gone.id) && <BringBack phrase={gone} act={act} />}
      <Keep value={value} all={all} act={act} />
      {act.error.value && <Problem error={act.error.value} act />}
    </div>
  );
}

interface OneProps {
  phrase: Phrase;
  put: (phrase: Phrase) => void;
  drop: (phrase: Phrase) => void;
  busy: string;
}

function One({ phrase, put, drop, busy }: OneProps) {
  const { id, kind, text } = phrase;
  return (
    <li>
      <div>
        <p class="kind-line">
          <KindOf kind={kind} />
        </p>
        <p class="said">
          <bdi>{text}</bdi>
        </p>
      </div>
      <div class="row">
        <button class="btn small" type="button" onClick={() => put(phrase)}>
          {t('review.phrases.put')}
          <span class="visually-hidden"> {text}</span>
        </button>
        <button class="btn quiet small" type="button" aria-busy={busy === id} onClick={() => drop(phrase)}>
          {t('review.phrases.drop')}
          <span class="visually-hidden"> {text}</span>
        </button>
      </div>
    </li>
  );
}

/** A sentence is everybody's: whoever took it out by a slip has it back with a press. */
function BringBack({ phrase, act }: { phrase: Phrase; act: Act }) {
  const place = useFocusKept<HTMLButtonElement>();
  return (
    <p class="help" role="status">
      {t('review.phrases.gone')}{' '}
      <button
        class="btn quiet small"
        type="button"
        ref={place}
        aria-busy={act.busy.value === 'back'}
        onClick={() => act.run('back', () => keepPhrase(phrase))}
      >
        {t('review.phrases.back')}
        <span class="visually-hidden"> {phrase.text}</span>
      </button>
    </p>
  );
}

/** What stands in the comment, for the next one that needs it. */
function Keep({ value, all, act }: { value: BankProps['value']; all: readonly Phrase[]; act: Act }) {
  const text = value.body.trim();
  if (text === '') return <p class="help">{t('review.phrases.keep.how')}</p>;
  if (all.some((one) => one.text === text))
    return (
      <p class="help" role="status">
        {t('review.phrases.kept')}
      </p>
    );
  if (text.length > LONGEST) return <p class="help">{t('review.phrases.keep.long', { most: LONGEST })}</p>;
  const keep = () => keepPhrase({ id: newId(), kind: value.kind, text });
  return (
    <p>
      <button
        class="btn quiet small"
        type="button"
        aria-busy={act.busy.value === 'keep'}
        onClick={() => act.run('keep', keep)}
      >
        {t('review.phrases.keep')}
      </button>
    </p>
  );
}
