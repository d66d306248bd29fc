import type { MadePoint } from '../business-case/point.types.ts';
import type { Review } from './review.types.ts';

/** Comments that were not taken out, in the order in which they were made. */
export const standing = <Comment extends { removed: boolean; madeAt: Date }>(
  comments: Readonly<Record<string, Comment>>,
): Comment[] =>
  Object.values(comments)
    .filter(({ removed }) => !removed)
    .toSorted((one, other) => one.madeAt.getTime() - other.madeAt.getTime());

/** What the author answers with the next version: questions and suggestions, not what was praised (B9). */
export const pointsOf = (comments: Review['comments']): MadePoint[] =>
  standing(comments).flatMap(({ id, kind, anchor, body, wording }) =>
    kind === 'strength'
      ? []
      : [
          {
            key: id,
            kind,
            section: anchor.kind === 'case' ? null : anchor.section,
            text: body,
            wording,
            quote: anchor.kind === 'text' || anchor.kind === 'cell' ? anchor.quote : null,
          },
        ],
  );
