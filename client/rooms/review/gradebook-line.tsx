import type { Act } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import { sendScoreAgain } from './review.state.ts';
import type { QueueRow } from './review.types.ts';

type Gradebook = NonNullable<QueueRow['released']>['gradebook'];
type Status = NonNullable<Gradebook>['status'];

const LOOKS: Record<Status, StateName> = {
  waiting: 'waiting',
  sent: 'done',
  stopped: 'attention',
  held: 'quiet',
  aside: 'quiet',
};

/** Whether the gradebook has a released score; where it has not, why, and the press that sends it again. */
export function GradebookLine({ gradebook, about, act }: { gradebook: Gradebook; about: string; act: Act }) {
  const status = gradebook?.status ?? 'waiting';
  const mayPress = gradebook && (status === 'stopped' || status === 'aside');
  return (
    <div class="gradebook-line">
      <State state={LOOKS[status]} word={t(`review.gradebook.${status}`)} />
      {gradebook?.reason && (
        <p class="help">
          <bdi>{t('review.gradebook.reason', { reason: gradebook.reason })}</bdi>
        </p>
      )}
      {mayPress && (
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value === gradebook.id}
          onClick={() => act.run(gradebook.id, () => sendScoreAgain(gradebook.id))}
        >
          {t('review.gradebook.again')}
          <span class="visually-hidden"> {about}</span>
        </button>
      )}
    </div>
  );
}
