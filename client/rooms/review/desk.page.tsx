import './review.css';
import { useEffect, useState } from 'preact/hooks';
import { chosen } from '../../../server/rooms/business-case/head.rule.ts';
import { useAct } from '../../core/act.ts';
import { sendAgain } from '../../core/unsent.ts';
import { useWriting } from '../../core/writing.ts';
import { Loaded } from '../../shell/loaded.tsx';
import type { Page } from '../../shell/page.types.ts';
import { Problem } from '../../shell/problem.tsx';
import { CaseToRead } from './case-to-read.tsx';
import { ChangeLog } from './change-log.tsx';
import { LeaderAnswers } from './leader-answers.tsx';
import { commentsNow, takeUpUnsent } from './comments.state.ts';
import { DecisionPart } from './decision.tsx';
import { ClaimBanner, DeskHead } from './desk-head.tsx';
import { OtherLook } from './other-look.tsx';
import { desk as deskOf } from './review.state.ts';
import { draftThing, REVIEW_PART, reviewThing } from './review-part.ts';
import { shown, type Desk, type DraftValue } from './review.types.ts';
import { RubricForm } from './rubric.tsx';

/** One version that was handed in, and what somebody makes of it. */
export const deskPage: Page = {
  Component: ({ params: { review = '' } }) => (
    <Loaded of={deskOf(review)}>{(desk) => <DeskView key={desk.review.id} desk={desk} />}</Loaded>
  ),
  needs: ({ review = '' }) => [deskOf(review)],
};

const NOTHING: DraftValue = { levels: {}, decision: null, words: '' };

function useDraft({ review, draft: { value, revision, savedAt } }: Desk) {
  const known = { value, revision, savedAt: savedAt ?? undefined };
  return useWriting<DraftValue>({ thing: draftThing(review.id), kind: REVIEW_PART, known, start: NOTHING });
}

/** Whether something of this review is on this device alone. What waits is sent when the review is one's own again. */
function useUnsent({ review: { id }, writes }: Desk, trouble: boolean): boolean {
  const [left, setLeft] = useState(false);
  useEffect(() => {
    let gone = false;
    void takeUpUnsent(reviewThing(id)).then(async (any) => {
      if (!gone) setLeft(any);
      if (any && writes) await sendAgain(reviewThing(id));
    });
    return () => void (gone = true);
  }, [id, writes, trouble]);
  return left;
}

function DeskView({ desk }: { desk: Desk }) {
  const { review, template, rubric, version, writes } = desk;
  const act = useAct();
  const writing = useDraft(desk);
  const unsent = useUnsent(desk, writing.state.value.is === 'refused');
  const comments = commentsNow(reviewThing(review.id), desk.comments.map(shown));
  const inCase = chosen(template, version.head);
  const draft = writing.value.value;
  return (
    <div class="stack loose">
      <DeskHead review={review} act={act} />
      {act.error.value && <Problem error={act.error.value} act />}
      <ClaimBanner review={review} act={act} unsent={unsent} />
      <OtherLook desk={desk} act={act} levels={draft.levels} />
      <ChangeLog desk={desk} />
      <LeaderAnswers person={review.learner.id} />
      <div class="review-desk">
        <CaseToRead desk={desk} comments={comments} />
        <fieldset class="rubric-side" disabled={!writes}>
          <RubricForm
            rubric={rubric}
            chosen={inCase}
            levels={draft.levels}
            choose={(levels) => writing.write({ ...writing.value.peek(), levels })}
          />
        </fieldset>
        <fieldset disabled={!writes}>
          <DecisionPart desk={desk} comments={comments} writing={writing} chosen={inCase} />
        </fieldset>
      </div>
    </div>
  );
}
