import { t } from '../../core/i18n.ts';
import { flatText, placeOf } from './anchor.rule.ts';
import { sectionOf } from './anchors.view.ts';
import { AnswerOf } from './change-log.tsx';
import { CommentCard } from './comment-card.tsx';
import { shown, type Anchor, type Desk, type ShownComment } from './review.types.ts';
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
          >
            <Answered comment={comment} desk={{ before, version }} />
          </CommentCard>
        ))}
    </>
  );
}

/** What its author did about it; strengths ask for nothing. */
function Answered({
  comment: { anchor, body, kind },
  desk: { before, version },
}: {
  comment: ShownComment;
  desk: Pick<Desk, 'before' | 'version'>;
}) {
  // The log of a version has what was said, as it was said.
  const row = version.changes.find(
    (one) =>
      one.version === before?.version.number &&
      one.section === sectionOf(anchor) &&
      one.text?.trim() === body.trim(),
  );
  if (row) return <AnswerOf row={row} />;
  return kind === 'strength' ? null : <p class="help">{t('review.changes.open')}</p>;
}

function isGone(anchor: Anchor, { sections }: Desk['version']): boolean {
  if (anchor.kind !== 'text') return false;
  const text = sections.find(({ slug }) => slug === anchor.section)?.value.text;
  return !text || placeOf(flatText(text), anchor) === undefined;
}
