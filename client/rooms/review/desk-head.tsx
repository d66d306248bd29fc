import type { Act } from '../../core/act.ts';
import { momentText, numberText, t } from '../../core/i18n.ts';
import { openPage } from '../../shell/open-page.ts';
import { Icon, State, StateIcon } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Title } from '../../ui/title.tsx';
import { GradebookLine } from './gradebook-line.tsx';
import { askFor, claim, handBack, takeNext, withdraw } from './review.state.ts';
import { deskPath, REVIEWS, type QueueRow } from './review.types.ts';
import { claimText, colleagueName, learnerName, rounded, sentText, waitingText } from './review-words.ts';

/** Whose case it is, who has it, and the way to the next one. */
export function DeskHead({ review, act }: { review: QueueRow; act: Act }) {
  const next = async () => {
    const id = await takeNext(review.id);
    openPage(id === null ? REVIEWS : deskPath(id));
  };
  return (
    <header class="review-head">
      <div>
        <p class="over-title">
          <a href={REVIEWS}>{t('review.queue.tab')}</a>
          {review.look === 'second' && ` · ${t(review.asked ? 'review.look.wanted' : 'review.look.second')}`}
        </p>
        <Title text={review.title || t('review.untitled')} />
        <p class="row help">
          <PersonName name={learnerName(review.learner)} />
          <span>{sentText(review)}</span>
          <Standing review={review} />
        </p>
      </div>
      <button
        class="btn small"
        type="button"
        aria-busy={act.busy.value === 'next'}
        onClick={() => act.run('next', next)}
      >
        {t('review.desk.next')} <Icon name="next" />
      </button>
    </header>
  );
}

function Standing({ review: { claim: held, state, submittedAt } }: { review: QueueRow }) {
  if (held) return <State state={held.own ? 'doing' : 'waiting'} word={claimText(held)} />;
  if (state === 'released') return <State state="done" word={t('review.state.released')} />;
  if (state === 'replaced') return <State state="quiet" word={t('review.state.replaced')} />;
  return <State state="todo" word={waitingText(submittedAt)} />;
}

interface ClaimProps {
  review: QueueRow;
  act: Act;
  /** Something that was typed here is on this device alone. */
  unsent: boolean;
}

/** Whose it is now, and what can be done about that. */
export function ClaimBanner(props: ClaimProps) {
  const { review, act, unsent } = props;
  const { claim: held } = review;
  if (held?.own && !held.asked)
    return (
      <p class="row">
        <Press
          act={act}
          name="hand-back"
          word={t('review.claim.hand-back')}
          work={() => handBack(review.id)}
          quiet
        />
        <span class="help">{t('review.claim.hand-back.help')}</span>
      </p>
    );
  const said = saidOf(review);
  if (said === undefined) return null;
  return (
    <div class="banner returned">
      <StateIcon state="returned" />
      <div class="stack tight">
        <p>{said}</p>
        {unsent && !held?.own && <p>{t('review.claim.unsent')}</p>}
        {review.look === 'first' && review.released && (
          <GradebookLine
            gradebook={review.released.gradebook}
            about={t('review.queue.about', { name: learnerName(review.learner) })}
            act={act}
          />
        )}
        <p>
          <ClaimAct {...props} />
        </p>
      </div>
    </div>
  );
}

function saidOf({ claim: held, state, closed, released }: QueueRow): string | undefined {
  if (state === 'released' && released)
    return t('review.claim.released', {
      name: colleagueName(released.by),
      time: momentText(released.at),
      score: numberText(rounded(released.score)),
    });
  if (state === 'replaced') return t('review.claim.replaced');
  if (closed) return t('review.queue.closed');
  if (!held) return t('review.claim.free');
  if (!held.own)
    return held.asked?.own
      ? t('review.claim.asked-by-you', { time: momentText(held.asked.at) })
      : claimText(held);
  return held.asked ? t('review.claim.asked-by', { name: colleagueName(held.asked.by) }) : undefined;
}

function ClaimAct({ review: { id, claim: held, state, closed }, act }: ClaimProps) {
  if (state === 'released')
    return <Press act={act} name="withdraw" word={t('review.claim.withdraw')} work={() => withdraw(id)} />;
  if (state === 'replaced' || closed) return null;
  if (!held) return <Press act={act} name="claim" word={t('review.claim.take')} work={() => claim(id)} />;
  if (held.own)
    return <Press act={act} name="hand-back" word={t('review.claim.hand-back')} work={() => handBack(id)} />;
  return held.asked ? null : (
    <Press act={act} name="ask" word={t('review.claim.ask')} work={() => askFor(id)} />
  );
}

function Press(props: {
  act: Act;
  name: string;
  word: string;
  work: () => Promise<unknown>;
  quiet?: boolean;
}) {
  const { act, name, word, work, quiet } = props;
  return (
    <button
      class={quiet ? 'btn quiet small flush' : 'btn small'}
      type="button"
      aria-busy={act.busy.value === name}
      onClick={() => act.run(name, async () => void (await work()))}
    >
      {word}
    </button>
  );
}
