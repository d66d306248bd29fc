import type { Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { momentText, t } from '../../core/i18n.ts';
import { AirTime } from './air-time.tsx';
import { BetweenTurns } from './between-turns.tsx';
import { BroughtActions } from './brought-actions.tsx';
import { CloseMeeting } from './close-meeting.tsx';
import { ClosedMeeting } from './closed-meeting.tsx';
import { MeetingNews } from './meeting-news.tsx';
import { RulesAgain } from './meeting-rules.tsx';
import type { LiveMeeting } from './meeting.state.ts';
import { NextTurn } from './next-turn.tsx';
import { QuestionBank } from './question-bank.tsx';
import { TurnClock } from './turn-clock.tsx';
import { TurnRecord } from './turn-record.tsx';
import { WhoHasCome } from './who-has-come.tsx';
import type { Room } from './meeting.types.ts';

interface Props {
  room: Room;
  live: LiveMeeting;
}

/** A meeting that somebody has opened, by what is on. What is written stays where it is when that changes. */
export function OpenMeeting({ room, live }: Props) {
  const { phase } = room.meeting;
  return (
    <>
      <MeetingNews room={room} ahead={live.ahead} />
      <ComeIn room={room} />
      {room.facilitates && <p class="help">{t('live.meeting.facilitates')}</p>}
      <WhatIsOn room={room} live={live} />
      {turnsToShow(room).map((turn) => (
        <TurnRecord key={turn.id} room={room} turn={turn} />
      ))}
      {phase !== 'closed' && phase !== 'opening' && <BroughtActions room={room} />}
      {phase !== 'opening' && phase !== 'closed' && <WhoHasCome room={room} folded />}
      <Foot room={room} />
    </>
  );
}

function WhatIsOn({ room, live }: Props) {
  switch (room.meeting.phase) {
    case 'opening':
      return <Opening room={room} />;
    case 'turn':
      return (
        <>
          <TurnClock room={room} ahead={live.ahead} />
          <div class="meeting-columns">
            <QuestionBank room={room} />
            <AirTime room={room} ahead={live.ahead} />
          </div>
        </>
      );
    case 'between':
      return <BetweenTurns room={room} ahead={live.ahead} />;
    case 'review':
      return <CloseMeeting room={room} />;
    case 'closed':
      return <ClosedMeeting room={room} />;
  }
}

/** From the first word to the first turn, in the order in which it is done. */
const Opening = ({ room }: { room: Room }) => (
  <>
    <div class="meeting-columns">
      <WhoHasCome room={room} />
      <RulesAgain room={room} />
    </div>
    <BroughtActions room={room} />
    <NextTurn room={room} />
  </>
);

/** Whoever comes says so; whoever has to go leaves the way back open. */
function ComeIn({ room }: { room: Room }) {
  const { meeting, me, facilitates, isHere, press } = room;
  if (facilitates || isHere || meeting.phase === 'closed' || !meeting.members.includes(me)) return null;
  return (
    <p class="row">
      <button class="btn main" type="button" onClick={() => press({ kind: 'join' })}>
        {t(meeting.here[me] ? 'live.meeting.come-back' : 'live.meeting.come-in')}
      </button>
    </p>
  );
}

/** The turn under way; between turns the one before; at the end all, and afterwards one's own. */
function turnsToShow({ meeting, facilitates, me }: Room): Turn[] {
  if (facilitates || meeting.here[me] === undefined) return [];
  const held = Object.values(meeting.turns).sort((one, other) => one.begunAt - other.begunAt);
  if (meeting.phase === 'turn') return held.filter(({ id }) => id === meeting.current);
  return meeting.phase === 'between' ? held.slice(-1) : held;
}

function Foot({ room }: { room: Room }) {
  const { page, meeting, isHere, press } = room;
  if (meeting.phase === 'closed') return null;
  return (
    <footer class="rule stack tight meeting-foot">
      {page.nextAt !== null && meeting.next === null && (
        <p class="help">{t('live.meeting.next-planned', { n: page.n + 1, at: momentText(page.nextAt) })}</p>
      )}
      {isHere && (
        <p>
          <button class="btn quiet small" type="button" onClick={() => press({ kind: 'leave' })}>
            {t('live.meeting.leave')}
          </button>
        </p>
      )}
    </footer>
  );
}
