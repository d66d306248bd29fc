import { clockText, t } from '../../core/i18n.ts';
import { nextText } from './close-meeting.tsx';
import type { Room } from './meeting.types.ts';

/** When the set meets again; what was written stands below, for whoever may read it. */
export function ClosedMeeting({ room }: { room: Room }) {
  const { meeting } = room;
  const held = Object.values(meeting.turns).filter(({ endedAt }) => endedAt !== null);
  return (
    <section class="stack" aria-labelledby="h-closed">
      <h2 id="h-closed">{t('live.meeting.closed')}</h2>
      <p>{t('live.meeting.closed.at', { at: clockText(new Date(meeting.closedAt ?? 0).toISOString()) })}</p>
      <p>{nextText(room)}</p>
      {held.length > 0 && <p>{t('live.meeting.closed.turns', { count: held.length })}</p>}
    </section>
  );
}
