import { useState } from 'preact/hooks';
import type { Total } from '../../../server/rooms/review/rubric.rule.ts';
import { useAct } from '../../core/act.ts';
import { numberText, t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Problem } from '../../shell/problem.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { release } from './review.state.ts';
import type { DraftValue, QueueRow, ShownComment } from './review.types.ts';
import { kindsText, learnerName, rounded } from './review-words.ts';

interface Releasing {
  review: QueueRow;
  draft: DraftValue;
  comments: readonly ShownComment[];
  total: Total;
}

/** What the learner will read and what the gradebook gets, before it is done. */
export function ReleaseDialog({ of, open, close }: { of: Releasing; open: boolean; close: () => void }) {
  const act = useAct();
  const isLook = of.review.look === 'second';
  const [write, setWrite] = useState(newId);
  const [unsent, setUnsent] = useState(false);
  const send = () =>
    act.run('release', async () => {
      const done = await release(of.review.id, write);
      setUnsent(!done);
      if (!done) return;
      setWrite(newId());
      close();
    });
  return (
    <Dialog
      title={
        isLook
          ? t('review.release.look.title')
          : t('review.release.title', { name: learnerName(of.review.learner) })
      }
      open={open}
      close={close}
      keepWord={t('review.release.not-now')}
      acts={
        <button class="btn main" type="button" aria-busy={act.busy.value === 'release'} onClick={send}>
          {t(isLook ? 'review.release.look.do' : 'review.release.do')}
        </button>
      }
    >
      {isLook ? <p>{t('review.release.second')}</p> : <WhatIsSeen {...of} />}
      {!isLook && <p class="help">{t('review.release.back')}</p>}
      <p class="error" role="status">
        {unsent && t('review.release.unsent')}
      </p>
      {act.error.value && <Problem error={act.error.value} act />}
    </Dialog>
  );
}

function WhatIsSeen({ review, draft: { decision }, comments, total: { total, ready } }: Releasing) {
  const name = learnerName(review.learner);
  const written = comments.filter(({ body }) => body.trim() !== '');
  const empty = comments.length - written.length;
  return (
    <ul>
      <li>
        {written.length === 0
          ? t('review.release.no-comments')
          : t('review.release.comments', { name, list: kindsText(written) })}
      </li>
      {decision !== null && (
        <li>{t('review.release.decision', { decision: t(`review.decision.${decision}`) })}</li>
      )}
      <li>{t(ready ? 'review.release.levels.ready' : 'review.release.levels')}</li>
      <li>{t('review.release.grade', { score: numberText(rounded(total)) })}</li>
      {empty > 0 && <li>{t('review.release.empty', { count: empty })}</li>}
    </ul>
  );
}
