import { clockText, t } from '../../core/i18n.ts';
import type { Room } from './meeting.types.ts';

/** S3: a set that runs itself says when it needs its trainer, and the trainer that they are coming. */
export function CallTrainer({ room }: { room: Room }) {
  const { call } = room.meeting;
  const stands = call !== null && call.answeredAt === null;
  return (
    <>
      <p class="help" aria-live="polite">
        {call && callText(room, call)}
      </p>
      {room.facilitates && stands && (
        <button class="btn main" type="button" onClick={() => room.press({ kind: 'answer-call' })}>
          {t('live.meeting.call.answer')}
        </button>
      )}
      {room.isHere && !stands && (
        <button class="btn small" type="button" onClick={() => room.press({ kind: 'call' })}>
          {t('live.meeting.call')}
        </button>
      )}
    </>
  );
}

function callText(room: Room, call: NonNullable<Room['meeting']['call']>): string {
  const at = clockText(new Date(call.answeredAt ?? call.at).toISOString());
  if (call.answeredAt !== null) return t('live.meeting.call.answered', { at });
  return t('live.meeting.call.stands', { at, name: room.name(call.by) });
}
