import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { businessCase } from '../business-case/case.state.ts';
import { sectionOf } from './anchors.view.ts';
import { CommentCard } from './comment-card.tsx';
import { feedbackOn } from './feedback.state.ts';
import { shown } from './review.types.ts';
import { TakeWording } from './take-wording.tsx';

/** What was said of a section, where it is written on. */
export function SectionFeedback({ version, section }: { version: number; section: string }) {
  const feedback = useData(feedbackOn(version)).data.value;
  const opened = useData(businessCase()).data.value;
  const all =
    feedback?.released?.comments.map(shown).filter(({ anchor }) => sectionOf(anchor) === section) ?? [];
  if (!opened || all.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="h-section-feedback">
      <h2 id="h-section-feedback" class="small-heading">
        {t('review.feedback.section', { version })}
      </h2>
      {all.map((comment) => (
        <CommentCard
          key={comment.id}
          id={comment.id}
          comment={comment}
          number={null}
          name={t(`review.kind.${comment.kind}`)}
        >
          {comment.wording !== null && comment.anchor.kind === 'text' && (
            <TakeWording anchor={comment.anchor} wording={comment.wording} opened={opened} />
          )}
        </CommentCard>
      ))}
    </section>
  );
}
