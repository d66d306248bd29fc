import { t } from '../../core/i18n.ts';
import { flatText, placeOf } from './anchor.rule.ts';
import { sectionOf } from './anchors.view.ts';
import { CommentCard } from './comment-card.tsx';
import { shown, type Anchor, type Desk } from './review.types.ts';
import { commentName } from './review-words.ts';

/** What was said of the version before stays beside the text, whatever became of it (C5). */
export function EarlierComments({
  desk: { before, version },
  section,
}: {
  desk: Desk;
  section: string | null;
}) {
  if (!before?.released) return null;
  return (
    <>
      {before.released.comments
        .map(shown)
        .filter(({ anchor }) => sectionOf(anchor) === section)
        .map((comment) => (
          <CommentCard
            key={comment.id}
            id={comment.id}
            comment={comment}
            number={null}
            gone={isGone(comment.anchor, version)}
            name={commentName(comment.kind, null)}
            about={t('review.comment.on-version', { version: before.version.number })}
          />
        ))}
    </>
  );
}

function isGone(anchor: Anchor, { sections }: Desk['version']): boolean {
  if (anchor.kind !== 'text') return false;
  const text = sections.find(({ slug }) => slug === anchor.section)?.value.text;
  return !text || placeOf(flatText(text), anchor) === undefined;
}
