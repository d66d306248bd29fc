import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { openReview } from './desk.contract.ts';
import { releasedToAuthor, releasedToTeam } from './feedback.visibility.ts';
import type { NameOf } from './names.ts';
import type { ReviewRow } from './review.store.ts';
import { standing } from './comment.rule.ts';
import type { ReviewDraft } from './review.types.ts';
import { openedReview } from './review.visibility.ts';

type Desk = AnswerOf<typeof openReview>;
type Comments = Desk['comments'];

/** Those that stand, in the order in which they were made. */
export const presentComments = (comments: ReviewRow['comments'], nameOf: NameOf): Comments =>
  standing(comments).map(({ id, anchor, kind, body, wording, revision, by, at, carried }) => ({
    id,
    value: { anchor, kind, body, wording },
    revision,
    by: nameOf(by),
    at: at.toISOString(),
    carried,
  }));

export const presentDraft = ({ levels, decision, words, revision, savedAt }: ReviewDraft): Desk['draft'] => ({
  value: { levels, decision, words },
  revision,
  savedAt: savedAt?.toISOString() ?? null,
});

export interface Beside {
  nameOf: NameOf;
  notApplicable: readonly string[];
}

/** What was released of a version; null where nothing is. */
function released({ state, release, draft, comments }: ReviewRow, { nameOf, notApplicable }: Beside) {
  if (state !== 'released' || !release || !draft.decision) return null;
  return {
    at: release.at.toISOString(),
    by: nameOf(release.by),
    decision: draft.decision,
    words: draft.words,
    levels: { ...draft.levels },
    notApplicable: [...notApplicable],
    score: release.score,
    ready: release.ready,
    comments: presentComments(comments, nameOf),
  };
}

export function presentToTeam(session: Session, review: ReviewRow, beside: Beside) {
  const thing = released(review, beside);
  return thing && asSeenBy(releasedToTeam, viewersOf(session, ['trainer']), thing);
}

export function presentToAuthor(session: Session, review: ReviewRow, beside: Beside) {
  const thing = released(review, beside);
  return thing && asSeenBy(releasedToAuthor, viewersOf(session, ['owner'], review.person), thing);
}

export const presentDesk = (session: Session, desk: Omit<Desk, 'lang'>): Omit<Desk, 'lang'> =>
  asSeenBy(openedReview, viewersOf(session, ['trainer']), desk);

/** Everybody whom a review names. */
export const writersOf = ({ comments }: Pick<ReviewRow, 'comments'>): string[] =>
  Object.values(comments).map(({ by }) => by);
