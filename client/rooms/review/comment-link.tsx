import { focusOn } from '../../ui/focus-heading.ts';

export const commentId = (comment: string): string => `comment-${comment}`;

function goTo(element: HTMLElement | null): void {
  focusOn(element);
  element?.scrollIntoView({ block: 'nearest' });
}

export const goToComment = (comment: string): void => goTo(document.getElementById(commentId(comment)));

export const goToSection = (slug: string): void => goTo(document.getElementById(`section-${slug}`));

/** The words in the text that a number stands at take the focus, so that they are read. */
export const goToWords = (number: number): void =>
  goTo(document.querySelector<HTMLElement>(`mark[data-noted~="${number}"]`));

/** A number in the text: a press leads to the comment. */
export const CommentLink = ({ number, comment, name }: { number: number; comment: string; name: string }) => (
  <a
    class="comment-number"
    href={`#${commentId(comment)}`}
    aria-label={name}
    onClick={(event) => {
      event.preventDefault();
      goToComment(comment);
    }}
  >
    {number}
  </a>
);
