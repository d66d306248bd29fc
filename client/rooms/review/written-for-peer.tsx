import { useAct } from '../../core/act.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../shell/problem.tsx';
import { State } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';
import { PeerCards, PeerLevels } from './peer-cards.tsx';
import { askedStateText, peerName } from './peer-words.ts';
import { takeBack, type AskedOpened, type PeerComment } from './peers.state.ts';

/** What one has sent, or would have: with what its author answered. */
export function WrittenForPeer({ opened }: { opened: AskedOpened }) {
  const { ask, draft, rubric, moment } = opened;
  const name = peerName(ask.author);
  return (
    <>
      <div class="stack tight">
        <p>
          <State state={ask.sentAt === null ? 'quiet' : 'done'} word={askedStateText(ask)} />
        </p>
        {ask.state === 'ended' && ask.sentAt === null && <p class="help">{t('review.peers.ended.unsent')}</p>}
        {ask.thanks && <Thanks name={name} words={ask.thanks.words} />}
        <TakeBack ask={ask} />
      </div>
      <PeerCards
        opened={opened}
        moment={moment}
        under={(comment) => <Answered comment={comment} name={name} />}
      />
      <PeerLevels rubric={rubric} levels={draft.value.levels} />
      {draft.value.words.trim() !== '' && (
        <div class="review-words">
          <Written text={draft.value.words} />
        </div>
      )}
    </>
  );
}

/** Until its author has opened it. */
function TakeBack({ ask: { id, author, canTakeBack } }: Pick<AskedOpened, 'ask'>) {
  const act = useAct();
  const error = act.error.value;
  if (error?.code === 'already-opened')
    return <p role="alert">{t('review.peers.refused.already-opened', { name: peerName(author) })}</p>;
  if (!canTakeBack) return null;
  return (
    <>
      <p>
        <button
          class="btn small"
          type="button"
          aria-busy={act.busy.value !== ''}
          onClick={() => act.run('back', () => takeBack(id))}
        >
          {t('review.peers.take-back')}
        </button>
      </p>
      {error && <Problem error={error} act />}
    </>
  );
}

const Thanks = ({ name, words }: { name: string; words: string }) => (
  <div class="peer-note">
    <p>{t('review.peers.thanked', { name })}</p>
    {words !== '' && <Written text={words} />}
  </div>
);

function Answered({ comment: { answer }, name }: { comment: PeerComment; name: string }) {
  const { done, words } = answer.value;
  if (!done && words.trim() === '') return null;
  return (
    <div class="stack tight peer-answer">
      <p class="help">
        {t('review.peers.answered', { name })} {done && <b>{t(`review.answer.${done}`)}</b>}
      </p>
      {words.trim() !== '' && <Written text={words} />}
    </div>
  );
}
