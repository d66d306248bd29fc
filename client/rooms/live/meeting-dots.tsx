import { t } from '../../core/i18n.ts';
import { StateIcon, type StateName } from '../../ui/icon.tsx';
import { meetingState, type MeetingState } from './sets-desk-words.ts';
import type { SetOnDesk } from './sets-desk.types.ts';

export const MEETING_STATES: Record<MeetingState, StateName> = {
  planned: 'todo',
  open: 'doing',
  held: 'done',
  missed: 'attention',
};

/** The meetings of a set, a sign each; the words say the same. */
export function MeetingDots({ set: { meetings }, now }: { set: SetOnDesk; now: string }) {
  const states = meetings.map((one) => meetingState(one, now));
  const missed = states.filter((state) => state === 'missed').length;
  const held = states.filter((state) => state === 'held').length;
  return (
    <span class="sets-dots">
      <span class="signs">
        {states.map((state, at) => (
          <StateIcon key={at} state={MEETING_STATES[state]} size={18} />
        ))}
      </span>
      <span>
        {t('live.sets.meetings.held', { held, of: meetings.length })}
        {missed > 0 && `, ${t('live.sets.meetings.missed', { missed })}`}
      </span>
    </span>
  );
}
