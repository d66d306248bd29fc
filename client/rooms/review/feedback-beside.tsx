import { useState } from 'preact/hooks';
import { lang, t } from '../../core/i18n.ts';
import { TickField } from '../../ui/field.tsx';
import { sectionPath } from '../business-case/business-case.types.ts';
import { placedComments, type Placed } from './anchors.view.ts';
import { CaseSection } from './case-section.tsx';
import { CommentCard } from './comment-card.tsx';
import { goToWords } from './comment-link.tsx';
import { givenBy, sectionsOf } from './desk.view.ts';
import type { Feedback, Released } from './feedback.state.ts';
import { shown, type ShownComment } from './review.types.ts';

/** The text as it was judged, each comment beside its words; those about the whole case first. */
export function FeedbackBeside({ feedback, released }: { feedback: Feedback; released: Released }) {
  const { version, template } = feedback;
  const [all, setAll] = useState(false);
  const placed = placedComments(released.comments.map(shown), version.sections);
  const given = givenBy(template, version);
  const commented = (slug: string) => placed.get(slug)?.all ?? [];
  return (
    <section class="stack" aria-labelledby="h-comments">
      <h2 id="h-comments">{t('review.feedback.comments', { count: released.comments.length })}</h2>
      <Cards of={commented('')} />
      <TickField label={t('review.feedback.whole-case')} checked={all} change={setAll} />
      <div>
        {sectionsOf(template, version, null)
          .filter(({ slug }) => all || commented(slug).length > 0)
          .map((section) => (
            <CaseSection
              key={section.slug}
              section={section}
              given={given}
              placed={placed.get(section.slug)}
              nameOf={(number) => t('review.feedback.number', { number })}
            >
              <Cards of={commented(section.slug)} />
              {commented(section.slug).length > 0 && (
                <p>
                  <a href={sectionPath(section.slug)}>
                    {t('review.feedback.write', { section: section.title[lang.value] })}
                  </a>
                </p>
              )}
            </CaseSection>
          ))}
      </div>
    </section>
  );
}

const Cards = ({ of }: { of: readonly Placed<ShownComment>[] }) => (
  <>
    {of.map(({ comment, number }) => (
      <CommentCard
        key={comment.id}
        id={comment.id}
        comment={comment}
        number={number}
        show={goToWords}
        name={t(`review.kind.${comment.kind}`)}
      />
    ))}
  </>
);
