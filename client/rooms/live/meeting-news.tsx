import type { Signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { leftMs } from '../../../server/rooms/live/meeting-clock.rule.ts';
import { currentTurn } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { t } from '../../core/i18n.ts';
import { useNow } from './live-now.ts';
import type { Room } from './meeting.types.ts';

const SOON_MS = 2 * 60_000;

/** What a screen reader hears without asking: who and what is on, the last two minutes, when it stands. Nothing of the rest. */
export function MeetingNews({ room, ahead }: { room: Room; ahead: Signal<number> }) {
  const now = Date.parse(useNow({ ahead: ahead.value }));
  const text = newsText(room, now);
  const [said, say] = useState('');
  const before = useRef(text);
  useEffect(() => {
    // What stands when the page opens is read as the page is.
    if (before.current === text) return;
    before.current = text;
    say(text);
  }, [text]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}

/** One sentence at a time: a new one replaces what was not read yet. */
function newsText(room: Room, now: number): string {
  const { meeting } = room;
  const { phase, clock } = meeting;
  const turn = currentTurn(meeting);
  if (phase !== 'turn' || !turn || !clock)
    return t(`live.meeting.news.${phase === 'turn' ? 'between' : phase}`);
  if (meeting.process) return t('live.meeting.news.process');
  const stage = t(`live.meeting.stage.${clock.stage}`);
  if (clock.pausedAt !== null) return t('live.meeting.news.paused', { stage });
  const left = leftMs(clock, turn.long, now);
  if (left <= 0) return t('live.meeting.news.over', { stage });
  if (left <= SOON_MS) return t('live.meeting.news.soon', { stage });
  return t('live.meeting.news.stage', { stage, name: room.name(turn.person) });
}
