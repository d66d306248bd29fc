import { t, tCode } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { putAside, returned } from './meeting-returned.ts';
import type { LiveMeeting } from './meeting.state.ts';
import type { MeetingPlace } from './meeting.types.ts';
import { ReturnedWords } from './returned-words.tsx';

/** How the page hears of the others, what waits here, and what was not taken. Its first line has its place at all times. */
export function MeetingLines({ live, place }: { live: LiveMeeting; place: MeetingPlace }) {
  const refusal = live.refusal.value;
  return (
    <div class="meeting-lines">
      <p class="help" role="status">
        {hearingText(live)}
      </p>
      <div role="status">
        {refusal !== undefined && (
          <div class="banner returned">
            <StateIcon state="returned" />
            <p>{tCode('live.meeting.why', refusal, 'live.meeting.why.other')}</p>
          </div>
        )}
      </div>
      {returned.value.map(({ id, words }) => (
        <ReturnedWords key={id} words={words} putAside={() => putAside(place, id)} />
      ))}
    </div>
  );
}

function hearingText(live: LiveMeeting): string {
  const hearing = live.hearing.value;
  const waits = live.waits.value;
  if (live.meeting.value === undefined || hearing === 'over') return t('live.meeting.not-recorded');
  if (hearing !== 'lost') return t('live.meeting.not-recorded');
  return waits === 0 ? t('live.meeting.lost') : t('live.meeting.lost.waits', { waits });
}
