import type { ComponentChildren } from 'preact';
import { t } from '../../core/i18n.ts';
import { Written } from '../../ui/written.tsx';
import { quoteOf } from './about-choice.tsx';
import { KindOf } from './comment-kind.tsx';
import { commentId } from './comment-link.tsx';
import type { CommentValue } from './review.types.ts';

interface CardProps {
  id: string;
  comment: CommentValue;
  /** As it stands in the text; null: at a whole section, or its words are not there any more. */
  number: number | null;
  /** The words that it is about are not there any more. */
  gone?: boolean;
  /** What a screen reader calls it. */
  name: string;
  /** To the words that stand at its number. */
  show?: ((number: number) => void) | undefined;
  /** Beside its kind: by whom, on which version. */
  about?: ComponentChildren;
  /** What can be done with it, and what was answered. */
  children?: ComponentChildren;
}

/** A comment to read, with the way to the words that it is about. */
export function CommentCard({ id, comment, number, gone, name, show, about, children }: CardProps) {
  const quote = number === null ? quoteOf(comment.anchor) : '';
  return (
    <article class="review-comment" id={commentId(id)} tabIndex={-1} aria-label={name}>
      <p class="kind-line">
        {number !== null && (
          <span class="comment-number" aria-hidden="true">
            {number}
          </span>
        )}
        <KindOf kind={comment.kind} /> {about !== undefined && <span class="help">{about}</span>}
      </p>
      {quote !== '' && <blockquote class="help">{quote}</blockquote>}
      {quote !== '' && gone && <p class="help">{t('review.comment.words-gone')}</p>}
      <div class="said">
        <Written text={comment.body} />
      </div>
      {comment.wording && <Wording text={comment.wording} />}
      <div class="row">
        {number !== null && show && (
          <button class="btn quiet small" type="button" onClick={() => show(number)}>
            {t('review.comment.show')}
          </button>
        )}
        {children}
      </div>
    </article>
  );
}

const Wording = ({ text }: { text: string }) => (
  <div class="stack tight wording">
    <p class="help">{t('review.comment.wording')}</p>
    <div class="said">
      <Written text={text} />
    </div>
  </div>
);
