import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CellsGiven } from '../../../server/rooms/business-case/document-cell.rule.ts';
import { t } from '../../core/i18n.ts';
import type { Placed } from './anchors.view.ts';
import type { ShownSection } from './case-section.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentEditor } from './comment-editor.tsx';
import { goToComment } from './comment-link.tsx';
import { useComment } from './comments.state.ts';
import type { Editing } from './editing.ts';
import type { BankProps } from './phrase-bank.tsx';
import type { Anchor, ShownComment } from './review.types.ts';
import { commentName } from './review-words.ts';

export interface CommentsOf {
  /** Under which they are kept on the device, with whose work they are. */
  under: string;
  /** Undefined: those about the case as a whole. */
  section: ShownSection | undefined;
  given: CellsGiven;
  placed: readonly Placed<ShownComment>[];
  /** Undefined: it is only read. */
  editing: Editing | undefined;
  /** Who reads what is written here, and when. */
  seenBy: string;
  /** Sentences to put in, where whoever writes has some. */
  Bank?: ComponentType<BankProps>;
  /** To the words that stand at a number. */
  show: (number: number) => void;
}

/** Comments beside what they are about, and the way to one more. */
export function SectionComments(props: CommentsOf) {
  const { section, placed, editing } = props;
  const whole: Anchor = section ? { kind: 'section', section: section.slug } : { kind: 'case' };
  const fresh = editing?.fresh;
  const begun =
    fresh &&
    sectionNamed(fresh.anchor) === section?.slug &&
    !placed.some(({ comment }) => comment.id === fresh.id)
      ? [{ comment: fresh, number: null, from: 0, to: 0 }]
      : [];
  return (
    <>
      {[...placed, ...begun].map((one) => (
        <OneComment key={one.comment.id} {...props} one={one} />
      ))}
      {editing && (
        <p>
          <button class="btn quiet small" type="button" onClick={() => editing.begin(whole)}>
            {t(section ? 'review.comment.on-section' : 'review.comment.on-case')}
          </button>
        </p>
      )}
    </>
  );
}

const sectionNamed = (anchor: Anchor) => (anchor.kind === 'case' ? undefined : anchor.section);

function OneComment({ one, editing, ...props }: CommentsOf & { one: Placed<ShownComment> }) {
  const { comment, number } = one;
  if (editing?.open === comment.id) return <Open {...props} comment={comment} close={editing.close} />;
  return (
    <CommentCard
      id={comment.id}
      comment={comment}
      number={number}
      gone={number === null}
      show={props.show}
      name={commentName(comment.kind, number)}
      about={
        comment.carried === null ? undefined : t('review.comment.on-version', { version: comment.carried })
      }
    >
      {comment.body.trim() === '' && <p class="help">{t('review.comment.empty')}</p>}
      {editing && (
        <button class="btn quiet small" type="button" onClick={() => editing.edit(comment.id)}>
          {t('review.comment.change')}
          <span class="visually-hidden"> {commentName(comment.kind, number)}</span>
        </button>
      )}
    </CommentCard>
  );
}

/** Saved while it is written. Whoever is done is at the comment as it stands. */
function Open({
  comment,
  close,
  under,
  ...props
}: Omit<CommentsOf, 'editing' | 'placed' | 'show'> & { comment: ShownComment; close: () => void }) {
  const [writing, write] = useComment(under, comment);
  useEffect(() => () => void writing.flush(), [writing]);
  return (
    <CommentEditor
      {...props}
      writing={writing}
      change={write}
      done={() => {
        close();
        setTimeout(() => goToComment(comment.id));
      }}
      remove={() => {
        write(null);
        void writing.flush();
        close();
      }}
    />
  );
}
