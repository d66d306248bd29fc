import { clockText, t } from '../../core/i18n.ts';
import { AfterMeeting } from '../evaluation/after-meeting.tsx';
import { answersPath } from '../evaluation/desk-words.ts';
import { nextText } from './close-meeting.tsx';
import type { Room } from './meeting.types.ts';

/** When the set meets again, and what is asked about this meeting; what was written stands below, for whoever may read it. */
export function ClosedMeeting({ room }: { room: Room }) {
  const { meeting, place } = room;
  const of = { set: place.set, n: Number(place.n) };
  const held = Object.values(meeting.turns).filter(({ endedAt }) => endedAt !== null);
  return (
    <section class="stack" aria-labelledby="h-closed">
      <h2 id="h-closed">{t('live.meeting.closed')}</h2>
      <p>{t('live.meeting.closed.at', { at: clockText(new Date(meeting.closedAt ?? 0).toISOString()) })}</p>
      <p>{nextText(room)}</p>
      {held.length > 0 && <p>{t('live.meeting.closed.turns', { count: held.length })}</p>}
      {room.facilitates ? (
        <p>
          <a href={answersPath(of)}>{t('live.meeting.closed.answers')}</a>
        </p>
      ) : (
        <AfterMeeting {...of} />
      )}
    </section>
  );
}
