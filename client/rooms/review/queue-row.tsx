import type { Act } from '../../core/act.ts';
import { ApiError } from '../../core/api-error.ts';
import { momentText, numberText, t } from '../../core/i18n.ts';
import { openPage } from '../../shell/open-page.ts';
import { State, type StateName } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { GradebookLine } from './gradebook-line.tsx';
import { claim } from './review.state.ts';
import { deskPath, type QueueRow } from './review.types.ts';
import { claimText, learnerName, rounded, sentText, waitingText } from './review-words.ts';

type ReleasedRow = NonNullable<QueueRow['released']>;

export const QueueRows = ({ rows, act }: { rows: readonly QueueRow[]; act: Act }) => (
  <ul class="rows" role="list">
    {rows.map((row) => (
      <li key={row.id}>
        <div>
          <b>
            <PersonName name={learnerName(row.learner)} />
          </b>
          <p class="help">
            {row.title !== '' && <bdi>{t('review.queue.case', { title: row.title })}</bdi>} {sentText(row)}
            {row.look === 'second' && ` · ${t(row.asked ? 'review.look.wanted' : 'review.look.second')}`}
          </p>
          {row.claim?.asked && !row.claim.asked.own && row.claim.own && (
            <p class="help">{t('review.claim.asked')}</p>
          )}
          {row.closed && <p class="help">{t('review.queue.closed')}</p>}
          {row.released && <Released row={row} released={row.released} act={act} />}
        </div>
        <div class="row">
          <RowState row={row} />
          <Open row={row} act={act} />
        </div>
      </li>
    ))}
  </ul>
);

/** Of a second look nothing goes to a gradebook, and no learner opens it. */
function Released({ row, released, act }: { row: QueueRow; released: ReleasedRow; act: Act }) {
  if (row.look === 'second')
    return <p class="help">{t('review.queue.released-second', { time: momentText(released.at) })}</p>;
  return (
    <>
      <p class="help">{releasedText(released)}</p>
      <GradebookLine gradebook={released.gradebook} about={aboutCase(row)} act={act} />
    </>
  );
}

function releasedText({ at, score, openedAt }: ReleasedRow): string {
  const said = t('review.queue.released-at', { time: momentText(at), score: numberText(rounded(score)) });
  return `${said} ${openedAt ? t('review.queue.opened', { time: momentText(openedAt) }) : t('review.queue.unopened')}`;
}

function RowState({ row }: { row: QueueRow }) {
  const [state, word] = stateOf(row);
  return <State state={state} word={word} />;
}

function stateOf({ state, claim: held, submittedAt, released, begun }: QueueRow): [StateName, string] {
  if (held) return [held.own ? 'doing' : 'waiting', claimText(held)];
  // Of the other look nothing is said to whoever gives one.
  if (state === 'released')
    return ['done', released ? t(`review.decision.${released.decision}`) : t('review.state.released')];
  if (state === 'replaced') return ['quiet', t('review.state.replaced')];
  if (state === 'withdrawn') return ['returned', t('review.state.withdrawn')];
  return [
    'todo',
    begun ? t('review.state.begun', { waiting: waitingText(submittedAt) }) : waitingText(submittedAt),
  ];
}

/** Free, or one's own already. */
export const mayTake = ({ state, claim: held, closed }: QueueRow) =>
  (state === 'waiting' || state === 'withdrawn' || held?.own === true) && !closed;

const aboutCase = ({ learner }: QueueRow): string => t('review.queue.about', { name: learnerName(learner) });

/** A press opens and takes. Whoever was a moment slower reads who has it. */
function Open({ row, act }: { row: QueueRow; act: Act }) {
  const about = <span class="visually-hidden"> {aboutCase(row)}</span>;
  // The other look is opened by whoever gives it; what it came to stands on the desk of the own one.
  if (row.closed) return null;
  if (!mayTake(row))
    return (
      <a class="btn small" href={deskPath(row.id)}>
        {t('review.queue.read')}
        {about}
      </a>
    );
  const open = async () => {
    try {
      await claim(row.id);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
    }
    openPage(deskPath(row.id));
  };
  return (
    <button
      class="btn small"
      type="button"
      aria-busy={act.busy.value === row.id}
      onClick={() => act.run(row.id, open)}
    >
      {t(row.claim?.own ? 'review.queue.go-on' : 'review.queue.open')}
      {about}
    </button>
  );
}
