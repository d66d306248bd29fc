import { t } from '../../core/i18n.ts';
import type { WaitingHours } from '../hours/cohort-hours.state.ts';
import { hoursAddress, learnerName as hoursName, whenText } from '../hours/cohort-hours.words.tsx';
import { daysSince, learnerName, sentText } from '../review/review-words.ts';
import { deskPath, type QueueRow } from '../review/review.types.ts';
import type { LearnerRow, Today } from './cohort.state.ts';
import { hoursThatWait, type HoursWait } from './hours-that-wait.ts';
import { lastSeen, learnerAddress, nameOf } from './learner-parts.tsx';

interface Act {
  title: string;
  lede: string;
  href: string;
  go: string;
}

/** When nothing waits for a trainer by its day, in this order: what somebody pointed at and everybody still reads, what did not arrive, who has gone quiet, who has not come yet, and else that all is well. */
export function firstOf(data: Today, flagged: number): Act {
  const [quiet] = data.quiet;
  if (data.learners === 0) {
    return {
      title: t('cohort.first.empty'),
      lede: t('cohort.first.empty.lede'),
      href: '/app/course',
      go: t('cohort.first.empty.go'),
    };
  }
  if (flagged > 0) {
    return {
      title: t('cohort.first.comments', { count: flagged }),
      lede: t('cohort.first.comments.lede', { count: flagged }),
      href: '/app/wall/desk',
      go: t('cohort.first.comments.go'),
    };
  }
  if (data.scoresFailed > 0) {
    const title = t('cohort.first.scores', { count: data.scoresFailed });
    return {
      title,
      lede: t('cohort.first.scores.lede', { count: data.scoresFailed }),
      href: '/app/scores',
      go: t('cohort.first.scores.go'),
    };
  }
  if (quiet) return wordWith(quiet, data.quietCount - 1);
  const href = '/app/cohort';
  const go = t('cohort.first.cohort');
  if (data.notOpened > 0) {
    return {
      title: t('cohort.first.not-opened', { count: data.notOpened }),
      lede: t('cohort.first.not-opened.lede'),
      href,
      go,
    };
  }
  return { title: t('cohort.first.nothing'), lede: t('cohort.first.nothing.lede'), href, go };
}

/**
 * What has waited longest for a trainer: a case, or hours. Who has gone quiet stands behind it: they wait for nobody, and
 * three weeks of quiet would always be the longest.
 */
export function longestWait(review: QueueRow | undefined, hours: WaitingHours | undefined): Act | undefined {
  const [entry] = hours ? hoursThatWait(hours) : [];
  const asks = entry && entry.why !== 'asked' ? entry : undefined;
  if (!asks) return review && reviewFor(review);
  return review && review.submittedAt <= asks.since ? reviewFor(review) : hoursFor(asks);
}

const LEDES = {
  late: 'cohort.first.hours.late.lede',
  answered: 'cohort.first.hours.answered.lede',
  disputed: 'cohort.first.hours.disputed.lede',
} as const;

function hoursFor({ why, learner, entry, since }: HoursWait): Act {
  const name = hoursName(learner);
  const kind = why === 'asked' ? 'answered' : why;
  return {
    title: t(`cohort.first.hours.${kind}`, { name, days: daysSince(since) }),
    lede: t(LEDES[kind], { when: whenText(entry) }),
    href: hoursAddress(learner),
    go: t('cohort.first.hours.go', { name }),
  };
}

function reviewFor(review: QueueRow): Act {
  const name = learnerName(review.learner);
  return {
    title: t('cohort.first.review', { name, days: daysSince(review.submittedAt) }),
    lede: sentText(review),
    href: deskPath(review.id),
    go: t('cohort.first.review.go', { name }),
  };
}

function wordWith(quiet: LearnerRow, others: number): Act {
  const name = nameOf(quiet);
  const seen = lastSeen(quiet);
  return {
    title: t('cohort.first.quiet', { name, others }),
    // With several in the title, the date must say whose it is.
    lede: others > 0 ? t('cohort.first.quiet.longest', { name, seen }) : seen,
    href: learnerAddress(quiet),
    go: t('cohort.first.quiet.go', { name }),
  };
}
