import { currentTurn } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { clockText, dayText, t } from '../../core/i18n.ts';
import { ownDay } from '../../core/calendar.ts';
import { Icon } from '../../ui/icon.tsx';
import { Title } from '../../ui/title.tsx';
import { CallTrainer } from './call-trainer.tsx';
import type { MeetingPage, Room } from './meeting.types.ts';

/** Which meeting this is, what is on, and the way into the room. */
export function MeetingHead({ page, room }: { page: MeetingPage; room: Room | undefined }) {
  const isOver = room?.meeting.phase === 'closed';
  return (
    <header class="meeting-head">
      <div class="stack tight">
        <p class="over-title">{whichText(page)}</p>
        <Title text={titleOf(room)} tab={t('live.meeting.tab', { n: page.n })} />
      </div>
      <div class="row">
        {page.link !== '' && !isOver && (
          <a class="btn small" href={page.link} target="_blank" rel="noreferrer noopener">
            <Icon name="link" /> {t('live.meeting.join-link')}
          </a>
        )}
        {room && page.selfManaged && !isOver && <CallTrainer room={room} />}
      </div>
    </header>
  );
}

const whichText = ({ set, n, at }: MeetingPage): string =>
  t('live.meeting.which', { set: set.number, n, day: dayText(ownDay(at)), time: clockText(at) });

function titleOf(room: Room | undefined): string {
  if (!room) return t('live.meeting.title.before');
  const { phase } = room.meeting;
  const turn = currentTurn(room.meeting);
  if (phase !== 'turn' || !turn) return t(`live.meeting.title.${phase === 'turn' ? 'between' : phase}`);
  return turn.person === room.me
    ? t('live.meeting.title.own-turn')
    : t('live.meeting.title.turn', { name: room.name(turn.person) });
}
