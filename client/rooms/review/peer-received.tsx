import { useEffect, useState } from 'preact/hooks';
import { useAct, type Act } from '../../core/act.ts';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { useWriting } from '../../core/writing.ts';
import { Problem } from '../../shell/problem.tsx';
import { SaveState } from '../../shell/save-state.tsx';
import { SegmentedChoice } from '../../ui/choice.tsx';
import { LineField, WritingField } from '../../ui/writing-field.tsx';
import { State } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { Written } from '../../ui/written.tsx';
import { sectionPath } from '../business-case/business-case.types.ts';
import { businessCase } from '../business-case/case.state.ts';
import { PeerCards, PeerLevels } from './peer-cards.tsx';
import { ownStateText, peerName, titleOf } from './peer-words.ts';
import { end, noteOpened, thank, type OwnOpened, type PeerAnswer, type PeerComment } from './peers.state.ts';
import { ANSWERS } from './points.state.ts';
import { PEER_ANSWER, peerAnswerThing } from './review-part.ts';
import { TakeWording } from './take-wording.tsx';

/** What came back from somebody who was asked: taken, answered, thanked for, and ended. */
export function PeerReceived({ opened }: { opened: OwnOpened }) {
  const { ask, moment, words, rubric, levels } = opened;
  const act = useAct();
  const isNew = ask.state === 'sent' && ask.openedAt === null;
  useEffect(() => {
    if (isNew) void noteOpened(ask.id);
  }, [ask.id, isNew]);
  return (
    <>
      <header class="stack tight">
        <Title text={titleOf(ask)} />
        <p>
          <State state={ask.sentAt === null ? 'waiting' : 'done'} word={ownStateText(ask)} />
        </p>
        {ask.declined && ask.declined.words !== '' && (
          <div class="peer-note">
            <Written text={ask.declined.words} />
          </div>
        )}
        {ask.changed && <p class="help">{t('review.peers.changed.own')}</p>}
        <p>
          <a href={sectionPath(ask.section)}>{t('review.peers.to-section')}</a>
        </p>
      </header>
      {words.trim() !== '' && (
        <div class="review-words">
          <Written text={words} />
        </div>
      )}
      <PeerCards
        opened={opened}
        moment={moment}
        under={(comment) => <TakenIn ask={ask.id} comment={comment} />}
      />
      <PeerLevels rubric={rubric} levels={levels} />
      <Ending opened={opened} act={act} />
    </>
  );
}

/** A strength asks for no answer. */
function TakenIn({ ask, comment }: { ask: string; comment: PeerComment }) {
  const opened = useData(businessCase()).data.value;
  const { anchor, wording, kind } = comment.value;
  return (
    <div class="stack tight peer-answer">
      {opened && wording !== null && anchor.kind === 'text' && (
        <TakeWording anchor={anchor} wording={wording} opened={opened} />
      )}
      {kind !== 'strength' && <Answer ask={ask} comment={comment} />}
    </div>
  );
}

const LONGEST = 2_000;

function Answer({ ask, comment: { id, answer } }: { ask: string; comment: PeerComment }) {
  const known = { value: answer.value, revision: answer.revision, savedAt: answer.savedAt ?? undefined };
  const writing = useWriting<PeerAnswer>({
    thing: peerAnswerThing(ask, id),
    kind: PEER_ANSWER,
    known,
    start: answer.value,
  });
  const value = writing.value.value;
  const write = (more: Partial<PeerAnswer>) => writing.write({ ...writing.value.peek(), ...more });
  return (
    <>
      <SegmentedChoice
        label={t('review.feedback.answer')}
        options={ANSWERS.map((done) => ({ value: done, word: t(`review.answer.${done}`) }))}
        value={value.done ?? undefined}
        choose={(done) => write({ done })}
      />
      <WritingField
        label={t('review.feedback.reason')}
        lines={2}
        longest={LONGEST}
        value={value.words}
        write={(text) => write({ words: text })}
        leave={() => void writing.flush()}
        readOnly={!writing.ready.value}
      />
      <p>
        <SaveState of={writing.state} />
      </p>
    </>
  );
}

/** Ending takes the section away from whoever read it. */
function Ending({ opened: { ask }, act }: { opened: OwnOpened; act: Act }) {
  const name = peerName(ask.reader);
  return (
    <section class="stack" aria-label={t('review.peers.end.title')}>
      {ask.sentAt !== null && ask.thanks === null && <Thanking id={ask.id} name={name} act={act} />}
      {ask.thanks && <p role="status">{t('review.peers.thanks-said', { name })}</p>}
      {ask.state !== 'ended' && (
        <div class="stack tight">
          <p>
            <button
              class="btn"
              type="button"
              aria-busy={act.busy.value === 'end'}
              onClick={() => act.run('end', () => end(ask.id))}
            >
              {t('review.peers.end')}
            </button>
          </p>
          <p class="help">{t('review.peers.end.says', { name })}</p>
        </div>
      )}
      {act.error.value && <Problem error={act.error.value} act />}
    </section>
  );
}

/** One press, with a line or without one. */
function Thanking({ id, name, act }: { id: string; name: string; act: Act }) {
  const [words, setWords] = useState('');
  return (
    <>
      <LineField
        label={t('review.peers.thank.words', { name })}
        longest={500}
        value={words}
        write={(text) => setWords(text)}
      />
      <p>
        <button
          class="btn main"
          type="button"
          aria-busy={act.busy.value === 'thank'}
          onClick={() => act.run('thank', () => thank(id, words.trim()))}
        >
          {t('review.peers.thank', { name })}
        </button>
      </p>
    </>
  );
}
