import type { Stage } from '../../../server/rooms/live/meeting-names.rule.ts';
import { currentTurn } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { t, written } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import type { MeetingPage, Room } from './meeting.types.ts';

type Kind = MeetingPage['bank'][number];

/** What is asked in which stage stands open; the other kinds are one press away. */
const OF_STAGE: Record<Stage, string> = {
  present: '',
  clarify: 'clarify',
  explore: 'explore',
  actions: 'future',
  process: '',
};

/** Questions to borrow (S0.13): a tap asks one, puts it into the record and counts it. */
export function QuestionBank({ room }: { room: Room }) {
  const { bank } = room.page;
  const open = OF_STAGE[room.meeting.clock?.stage ?? 'present'];
  if (bank.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-bank">
      <div class="row apart">
        <h2 id="h-bank">{t('live.meeting.bank')}</h2>
        {room.isHere && <span class="help">{t('live.meeting.bank.how')}</span>}
      </div>
      {bank.map((kind) => (
        <Questions key={kind.key} room={room} kind={kind} open={kind.key === open} />
      ))}
    </section>
  );
}

const Questions = ({ room, kind, open }: { room: Room; kind: Kind; open: boolean }) => (
  <details key={open ? 'open' : 'folded'} class="meeting-bank" open={open}>
    <summary>
      <h3>{written(kind.title)}</h3>
    </summary>
    <ul role="list">
      {kind.questions.map((question) => (
        <li key={question.en}>
          <Question room={room} asks={kind.key} text={written(question)} />
        </li>
      ))}
    </ul>
  </details>
);

function Question({ room, asks, text }: { room: Room; asks: string; text: string }) {
  const { meeting, press, isHere } = room;
  const turn = currentTurn(meeting)?.id;
  if (!isHere || turn === undefined) return <span class="borrow written">{text}</span>;
  const isAsked = Object.values(meeting.lines).some(
    (line) => line.turn === turn && line.kind === 'question' && line.text === text && !line.gone,
  );
  const borrow = () => {
    if (isAsked) return;
    press({ kind: 'write', turn, line: newId(), what: 'question', text, over: 0, asks, borrowed: true });
  };
  return (
    <button class="borrow written" type="button" aria-pressed={isAsked} onClick={borrow}>
      {text}
    </button>
  );
}
