import { listText, momentText, t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import { COMMENT_KINDS, type Claim, type CommentKind, type Named } from './review.types.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Where the platform withholds names, people are numbers. */
export const learnerName = ({ name, number }: Named): string => name ?? t('review.learner', { number });
export const colleagueName = ({ name, number }: Named): string => name ?? t('review.colleague', { number });

/** Who reads what is written in a review; a second look stays in the team. */
export const seenByText = ({ look, learner }: { look: 'first' | 'second'; learner: Named }): string =>
  look === 'second' ? t('review.look.seen-by') : t('review.comment.seen-by', { name: learnerName(learner) });

/** Whole days that something has waited. */
export const daysSince = (at: string): number =>
  Math.max(0, Math.floor((Date.now() - new Date(at).getTime()) / DAY_MS));

export const waitingText = (at: string): string => t('review.waiting', { days: daysSince(at) });

export const sentText = ({ version, submittedAt }: { version: number; submittedAt: string }): string =>
  t('review.sent', { version, time: momentText(submittedAt) });

/** "Yours since 09:12", "Ruth Adeyemi has it since Thu 26 March, 09:12". */
export const claimText = ({ by, own, at }: Claim): string =>
  own
    ? t('review.claim.own', { time: timeText(at) })
    : t('review.claim.other', { name: colleagueName(by), time: timeText(at) });

/** "Comment 3: question"; one without a place in the text has no number. */
export const commentName = (kind: CommentKind, number: number | null): string =>
  number === null
    ? t(`review.kind.${kind}`)
    : t('review.comment.number', { number, kind: t(`review.kind.${kind}`) });

/** "2 questions and 1 strength"; an empty text of no comments. */
export const kindsText = (comments: readonly { kind: CommentKind }[]): string =>
  listText(
    COMMENT_KINDS.flatMap((kind) => {
      const count = comments.filter((one) => one.kind === kind).length;
      return count === 0 ? [] : [t(`review.kinds.${kind}`, { count })];
    }),
  );

/** A score as the gradebook has it: 66.7. */
export const rounded = (score: number): number => Math.round(score * 10) / 10;
