import './turn.css';
import type { Signal } from '@preact/signals';
import {
  goneMs,
  leftMs,
  minutesOf,
  stageAfter,
  wholeMs,
} from '../../../server/rooms/live/meeting-clock.rule.ts';
import { STAGES, type Stage } from '../../../server/rooms/live/meeting-names.rule.ts';
import type { Clock, Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { currentTurn, wantsPause } from '../../../server/rooms/live/meeting-turn.rule.ts';
import { t } from '../../core/i18n.ts';
import { StateIcon } from '../../ui/icon.tsx';
import { ClockFace } from './clock-face.tsx';
import { useServerNow } from './live-now.ts';
import type { Room } from './meeting.types.ts';
import { Tally } from './turn-tally.tsx';

interface Props {
  room: Room;
  ahead: Signal<number>;
}

interface Running {
  room: Room;
  turn: Turn;
  clock: Clock;
}

const MORE = 2;
const MINUTE = 60_000;

/** The turn that is on: its question, its stage, and the time that is left of it, read at arm's length. */
export function TurnClock({ room, ahead }: Props) {
  const { meeting } = room;
  const turn = currentTurn(meeting);
  const { clock } = meeting;
  if (!turn || !clock) return null;
  const running = { room, turn, clock };
  const issue = issueOf(room, turn);
  return (
    <section class="live-clock meeting-turn" aria-labelledby="h-stage">
      {issue !== '' && <p class="issue written">{issue}</p>}
      <Face running={running} ahead={ahead} />
      <Stages running={running} ahead={ahead} />
      <Presses running={running} />
      <Process running={running} />
      <Tally room={room} turn={turn} />
    </section>
  );
}

/** As it was written last. */
const issueOf = ({ meeting }: Room, turn: Turn): string =>
  Object.values(meeting.lines)
    .filter((line) => line.turn === turn.id && line.kind === 'issue' && !line.gone)
    .toSorted((one, other) => one.at - other.at)
    .at(-1)?.text ?? '';

function Face({ running: { room, turn, clock }, ahead }: { running: Running; ahead: Signal<number> }) {
  const left = leftMs(clock, turn.long, useServerNow({ ahead: ahead.value }));
  const whole = wholeMs(clock, turn.long) / MINUTE;
  const minutes = Math.ceil(Math.abs(left) / MINUTE);
  const label = t(left < 0 ? 'live.meeting.over-by' : 'live.meeting.left', { minutes });
  const note =
    clock.pausedAt === null
      ? t(left < 0 ? 'live.meeting.over' : 'live.meeting.left-of', { whole })
      : t('live.meeting.paused');
  return (
    <ClockFace leftMs={left} label={label} note={note}>
      <h2 id="h-stage">{t(`live.meeting.stage.${clock.stage}`)}</h2>
      <p class="help">{t(`live.meeting.stage.${clock.stage}.how`, { name: room.name(turn.person) })}</p>
    </ClockFace>
  );
}

function Stages({ running: { turn, clock }, ahead }: { running: Running; ahead: Signal<number> }) {
  const now = useServerNow({ ahead: ahead.value });
  const at = STAGES.indexOf(clock.stage);
  const share = Math.min(1, goneMs(clock, now) / wholeMs(clock, turn.long));
  return (
    <ol class="stages chart" role="list">
      {STAGES.map((stage, place) => {
        const minutes = minutesOf(stage, turn.long) + (place === at ? clock.more : 0);
        const part = place < at ? 1 : place === at ? share : 0;
        return (
          <li key={stage} style={{ flexGrow: minutes }} aria-current={place === at ? 'step' : undefined}>
            <span class="share" aria-hidden="true">
              <i style={{ inlineSize: `${part * 100}%` }} />
            </span>
            <span>{t(`live.meeting.stage.${stage}.short`)}</span>
            <span class="help minutes">{t('live.meeting.minutes', { minutes })}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** S8: what the set sees of itself by its own count; and the pause, once somebody has asked for it. */
function Process({ running: { room } }: { running: Running }) {
  const why = wantsPause(room.meeting);
  if (room.meeting.process) {
    return (
      <div class="banner waiting">
        <StateIcon state="waiting" />
        <b>{t('live.meeting.process.stands')}</b>
        <p>{t('live.meeting.process.how')}</p>
      </div>
    );
  }
  if (!why) return null;
  return (
    <div class="banner">
      <StateIcon state="returned" />
      <p>{t(`live.meeting.process.${why}`)}</p>
    </div>
  );
}

function Presses({ running }: { running: Running }) {
  const { room, turn, clock } = running;
  if (!room.isHere && (!room.facilitates || room.page.selfManaged)) return null;
  const isPaused = clock.pausedAt !== null;
  return (
    <div class="row">
      <Onward running={running} />
      <button
        class="btn"
        type="button"
        onClick={() => room.press({ kind: 'more', turn: turn.id, from: clock.stage, minutes: MORE })}
      >
        {t('live.meeting.more', { minutes: MORE })}
      </button>
      <button
        class="btn quiet"
        type="button"
        onClick={() => room.press({ kind: isPaused ? 'go-on' : 'pause', turn: turn.id })}
      >
        {t(isPaused ? 'live.meeting.go-on' : 'live.meeting.pause')}
      </button>
      {!room.meeting.process && (
        <button
          class="btn quiet"
          type="button"
          onClick={() => room.press({ kind: 'name-process', turn: turn.id })}
        >
          {t('live.meeting.name-process')}
        </button>
      )}
    </div>
  );
}

/** The last stage ends with an action of the presenter's (S7). Who facilitates does not see whether there is one. */
function Onward({ running: { room, turn, clock } }: { running: Running }) {
  const next = stageAfter(clock.stage);
  const lacksAction = next === undefined && room.isHere && !hasAction(room, turn);
  const from: Stage = clock.stage;
  return (
    <>
      <button
        class="btn main"
        type="button"
        aria-disabled={lacksAction}
        aria-describedby={lacksAction ? 'why-not-end' : undefined}
        onClick={() => !lacksAction && room.press({ kind: 'stage', turn: turn.id, from })}
      >
        {next && next !== 'present' ? t(`live.meeting.to.${next}`) : t('live.meeting.end-turn')}
      </button>
      {lacksAction && (
        <span class="help" id="why-not-end">
          {t('live.meeting.end-turn.wait', { name: room.name(turn.person) })}
        </span>
      )}
    </>
  );
}

const hasAction = ({ meeting }: Room, turn: Turn): boolean =>
  Object.values(meeting.actions).some((action) => action.turn === turn.id && !action.gone);
