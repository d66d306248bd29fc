import type { Signal } from '@preact/signals';
import { peopleHere } from '../../../server/rooms/live/meeting-opening.rule.ts';
import type { Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { currentTurn } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { t } from '../../core/i18n.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { useNow } from './live-now.ts';
import { nameText } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';

interface Props {
  room: Room;
  ahead: Signal<number>;
}

const MINUTE = 60_000;
/** Below this share of an even part of the time somebody has said little. */
const LITTLE = 0.25;
const EARLY_MS = 8 * MINUTE;

/** Who speaks for how long, by a tap, where the rules of the set have it. */
export function AirTime({ room, ahead }: Props) {
  const turn = currentTurn(room.meeting);
  if (!turn || room.facilitates || !room.meeting.rules.airtime) return null;
  return <Air room={room} turn={turn} ahead={ahead} />;
}

function Air({ room, turn, ahead }: Props & { turn: Turn }) {
  const now = Date.parse(useNow({ ahead: ahead.value }));
  const { spoken, speaking } = room.meeting.air;
  const msOf = (person: string) =>
    (spoken[person] ?? 0) + (speaking?.person === person ? Math.max(0, now - speaking.at) : 0);
  const people = peopleHere(room.meeting);
  const most = Math.max(MINUTE, ...people.map(msOf));
  return (
    <section class="stack" aria-labelledby="h-air">
      <div class="row apart">
        <h2 id="h-air">{t('live.meeting.air')}</h2>
        <SeenBy>{t('live.meeting.air.seen')}</SeenBy>
      </div>
      <ul class="meeting-air" role="list">
        {people.map((person) => (
          <Speaker key={person} {...{ room, turn, person }} ms={msOf(person)} share={msOf(person) / most} />
        ))}
      </ul>
      <p class="help">
        {isUneven(people.map(msOf)) && `${t('live.meeting.air.little')} `}
        {t('live.meeting.air.how')}
      </p>
    </section>
  );
}

interface SpeakerProps {
  room: Room;
  turn: Turn;
  person: string;
  ms: number;
  share: number;
}

function Speaker({ room, turn, person, ms, share }: SpeakerProps) {
  const speaks = room.meeting.air.speaking?.person === person;
  const press = () => room.press({ kind: 'speaks', turn: turn.id, person: speaks ? null : person });
  return (
    <li>
      <button class="speaker" type="button" aria-pressed={speaks} disabled={!room.isHere} onClick={press}>
        <PersonName name={nameText(room, person)} />
        {person === turn.person && <span class="help"> {t('live.meeting.air.presents')}</span>}
      </button>
      <span class="meter chart" aria-hidden="true">
        <i style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span class="minutes">{t('live.meeting.minutes', { minutes: Math.round(ms / MINUTE) })}</span>
    </li>
  );
}

function isUneven(all: readonly number[]): boolean {
  const whole = all.reduce((sum, ms) => sum + ms, 0);
  return whole > EARLY_MS && Math.min(...all) < (whole / all.length) * LITTLE;
}
