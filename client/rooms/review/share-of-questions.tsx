import { shareOfQuestions } from '../../../server/rooms/review/rubric.rule.ts';
import { t } from '../../core/i18n.ts';
import type { ShownComment } from './review.types.ts';
import { kindsText } from './review-words.ts';

/** With fewer than this, a question more is worth a thought. */
const ENOUGH = 1 / 3;
/** Of fewer comments nothing is said. */
const TO_SAY = 3;

/** What was written so far by kind, and kindly how much of it asks (N17). */
export function ShareOfQuestions({ comments }: { comments: readonly ShownComment[] }) {
  const share = shareOfQuestions(comments);
  return (
    <div class="stack tight" role="status">
      <p>{share === null ? t('review.share.none') : t('review.share', { list: kindsText(comments) })}</p>
      {share !== null && comments.length >= TO_SAY && (
        <p class="help">{t(share < ENOUGH ? 'review.share.few' : 'review.share.enough')}</p>
      )}
    </div>
  );
}
