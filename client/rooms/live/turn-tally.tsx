import type { Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { t } from '../../core/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Room } from './meeting.types.ts';

const COUNTED = ['questions', 'advice'] as const;

/** Questions against advice, under the clock: what is pressed most often in a turn. */
export function Tally({ room, turn }: { room: Room; turn: Turn }) {
  const count = (what: (typeof COUNTED)[number], by: 1 | -1) =>
    room.press({ kind: 'count', turn: turn.id, what, by });
  return (
    <div class="meeting-count" role="group" aria-label={t('live.meeting.tally')}>
      <Counts turn={turn} />
      {room.isHere && (
        <p class="row">
          {COUNTED.map((what) => (
            <button class="btn small" key={what} type="button" onClick={() => count(what, 1)}>
              <Icon name="add" /> {t(`live.meeting.tally.${what}.add`)}
            </button>
          ))}
          {COUNTED.filter((what) => turn[what] > 0).map((what) => (
            <button
              class="btn quiet small"
              key={`${what}-less`}
              type="button"
              onClick={() => count(what, -1)}
            >
              {t(`live.meeting.tally.${what}.less`)}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

const Counts = ({ turn }: { turn: Turn }) => (
  <dl class="meeting-tally">
    {COUNTED.map((what) => (
      <div key={what}>
        <dt>{t(`live.meeting.tally.${what}`)}</dt>
        <dd>{turn[what]}</dd>
      </div>
    ))}
  </dl>
);
