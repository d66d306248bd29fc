import type { ComponentType, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CellsGiven } from '../../../server/rooms/business-case/document-cell.rule.ts';
import { t } from '../../core/i18n.ts';
import type { Writing } from '../../core/writing.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import { AboutChoice, quoteOf } from './about-choice.tsx';
import type { ShownSection } from './case-section.tsx';
import { CommentConflict } from './comment-conflict.tsx';
import type { Written } from './comments.state.ts';
import type { Phrase } from './phrase.state.ts';
import type { BankProps } from './phrase-bank.tsx';
import { COMMENT_KINDS, type CommentValue } from './review.types.ts';

const LONGEST = 4_000;

interface EditorProps {
  writing: Writing<Written>;
  change: (value: Written) => void;
  /** Undefined: it is about the whole case. */
  section: ShownSection | undefined;
  given: CellsGiven;
  /** Who reads what is written here, and when. */
  seenBy: string;
  /** Sentences to put in, where whoever writes has some. */
  Bank?: ComponentType<BankProps> | undefined;
  done: () => void;
  remove: () => void;
}

/** A comment while it is written: its kind, what it is about, its words, and words that the writer may take. */
export function CommentEditor(props: EditorProps) {
  const value = props.writing.value.value;
  return value && <Fields {...props} value={value} />;
}

function Fields(props: EditorProps & { value: CommentValue }) {
  const { writing, change, section, given, done, remove, value } = props;
  const write = (more: Partial<CommentValue>) => change({ ...(writing.value.peek() ?? value), ...more });
  const ready = writing.ready.value;
  return (
    <div class="comment-editor stack tight">
      <SegmentedChoice
        label={t('review.comment.kind')}
        options={COMMENT_KINDS.map((kind) => ({ value: kind, word: t(`review.kind.${kind}`) }))}
        value={value.kind}
        choose={(kind) => write({ kind })}
      />
      {section && (
        <AboutChoice
          section={section}
          given={given}
          anchor={value.anchor}
          choose={(anchor) => write({ anchor, ...(anchor.kind !== 'text' && { wording: null }) })}
        />
      )}
      <Body {...props} write={write} />
      {value.anchor.kind === 'text' && <Wording value={value} write={write} ready={ready} />}
      <CommentConflict of={writing} />
      <p>
        <SaveState of={writing.state} />
      </p>
      <div class="row">
        <button class="btn small" type="button" onClick={done}>
          {t('review.comment.done')}
        </button>
        <button class="btn quiet small" type="button" onClick={remove}>
          {t('review.comment.remove')}
        </button>
      </div>
    </div>
  );
}

type Write = (more: Partial<CommentValue>) => void;

/** Whoever opens a comment writes in it. A sentence of the bank comes to its end, and is changed there. */
function Body(props: EditorProps & { value: CommentValue; write: Write }) {
  const { value, write, Bank } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const put = ({ kind, text }: Phrase) => {
    const written = value.body.trimEnd();
    write(written === '' ? { body: text, kind } : { body: `${written}\n${text}`.slice(0, LONGEST) });
    const { current } = box;
    // After it was drawn, so that it is written on behind the sentence.
    setTimeout(() => {
      current?.focus();
      current?.setSelectionRange(current.value.length, current.value.length);
    });
  };
  return (
    <>
      <Box {...props} box={box} />
      {props.writing.ready.value && Bank && <Bank value={value} put={put} />}
    </>
  );
}

interface BoxProps extends EditorProps {
  value: CommentValue;
  write: Write;
  box: RefObject<HTMLTextAreaElement | null>;
}

function Box({ value, writing, seenBy, write, box }: BoxProps) {
  return (
    <WritingField
      label={t('review.comment.body')}
      help={t(`review.kind.${value.kind}.help`)}
      seenBy={seenBy}
      longest={LONGEST}
      value={value.body}
      write={(text) => write({ body: text })}
      leave={() => void writing.flush()}
      readOnly={!writing.ready.value}
      box={box}
    />
  );
}

/** Other words for those that the comment is about. Asked for by a press: most comments leave the words to their writer. */
function Wording({ value, write, ready }: { value: CommentValue; write: Write; ready: boolean }) {
  if (value.wording === null)
    return (
      <p>
        <button
          class="btn quiet small"
          type="button"
          onClick={() => write({ wording: quoteOf(value.anchor), kind: 'suggestion' })}
        >
          {t('review.comment.wording.add')}
        </button>
      </p>
    );
  return (
    <WritingField
      label={t('review.comment.wording')}
      help={t('review.comment.wording.help')}
      lines={2}
      longest={LONGEST}
      value={value.wording ?? ''}
      write={(text) => write({ wording: text })}
      readOnly={!ready}
    />
  );
}
