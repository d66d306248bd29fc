import type { Signal } from '@preact/signals';
import { PAUSE_MINUTES, pauseLeftMs } from '../../../server/rooms/live/meeting-clock.rule.ts';
import { lineOf } from '../../../server/rooms/live/meeting-opening.rule.ts';
import { whyNotBegin } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { t } from '../../core/i18n.ts';
import { ClockFace } from './clock-face.tsx';
import { useServerNow } from './live-now.ts';
import type { Room } from './meeting.types.ts';
import { NextTurn } from './next-turn.tsx';

const MINUTE = 60_000;

interface Props {
  room: Room;
  ahead: Signal<number>;
}

/** A turn is over: the pause, where another turn can come, and whose that is. */
export const BetweenTurns = ({ room, ahead }: Props) => (
  <>
    {anotherCanCome(room) && <Pause room={room} ahead={ahead} />}
    <NextTurn room={room} />
  </>
);

function anotherCanCome({ meeting, page }: Room): boolean {
  const [next] = lineOf(meeting);
  return next !== undefined && whyNotBegin(meeting, next.person, { n: page.n }) !== 'turns-held';
}

function Pause({ room, ahead }: Props) {
  const { meeting, name } = room;
  const left = pauseLeftMs(meeting, useServerNow({ ahead: ahead.value }));
  if (left === undefined) return null;
  if (left <= 0) return <p class="help">{t('live.meeting.rest.over')}</p>;
  const before = Object.values(meeting.turns).toSorted((one, other) => other.begunAt - one.begunAt)[0];
  return (
    <section class="live-clock" aria-labelledby="h-pause">
      <ClockFace
        leftMs={left}
        label={t('live.meeting.left', { minutes: Math.ceil(left / MINUTE) })}
        note={t('live.meeting.left-of', { whole: PAUSE_MINUTES })}
      >
        <h2 id="h-pause">{t('live.meeting.rest')}</h2>
        {before && <p class="help">{t('live.meeting.rest.how', { name: name(before.person) })}</p>}
      </ClockFace>
    </section>
  );
}
