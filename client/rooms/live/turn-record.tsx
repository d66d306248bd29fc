import { useState } from 'preact/hooks';
import { LINE_KINDS, WANTED } from '../../../server/rooms/live/meeting-names.rule.ts';
import type { Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { t } from '../../core/i18n.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { nameText } from './meeting-names.ts';
import type { Room } from './meeting.types.ts';
import { NewLine, UnaddedLine } from './new-line.tsx';
import { RecordLine } from './record-line.tsx';
import { TurnActions } from './turn-actions.tsx';

interface Props {
  room: Room;
  turn: Turn;
}

/** Whoever was here may write; afterwards the record is the presenter's alone to change. */
const mayWrite = ({ meeting, isHere, me }: Room, turn: Turn): boolean =>
  !turn.erased && (meeting.phase === 'closed' ? turn.person === me : isHere);

/** What is written of a turn, and what its presenter will do. */
export function TurnRecord({ room, turn }: Props) {
  const name = nameText(room, turn.person);
  return (
    <div class="meeting-columns">
      <section class="stack" aria-labelledby={`h-record-${turn.id}`}>
        <div class="row apart">
          <h2 id={`h-record-${turn.id}`}>{t('live.meeting.record', { name })}</h2>
          <SeenBy>{t('live.meeting.record.seen')}</SeenBy>
        </div>
        {turn.erased ? (
          <p>{t('live.meeting.erased', { name })}</p>
        ) : (
          <>
            <WantedChoice room={room} turn={turn} />
            <Lines room={room} turn={turn} />
            {mayWrite(room, turn) ? (
              <NewLine room={room} turn={turn} />
            ) : (
              <UnaddedLine room={room} turn={turn} />
            )}
            {turn.person === room.me && <Erase room={room} turn={turn} />}
          </>
        )}
      </section>
      <TurnActions room={room} turn={turn} />
    </div>
  );
}

function WantedChoice({ room, turn }: Props) {
  if (!mayWrite(room, turn)) {
    const wish = WANTED.find((one) => one === turn.wanted);
    return wish ? (
      <p>
        {t('live.meeting.wanted')}: <b>{t(`live.meeting.wanted.${wish}`)}</b>
      </p>
    ) : null;
  }
  return (
    <Field label={t('live.meeting.wanted')}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={turn.wanted ?? ''}
          onChange={({ currentTarget }) => {
            const wanted = WANTED.find((one) => one === currentTarget.value);
            if (wanted) room.press({ kind: 'wanted', turn: turn.id, wanted });
          }}
        >
          {turn.wanted === null && <option value="">{t('live.meeting.wanted.none')}</option>}
          {WANTED.map((one) => (
            <option key={one} value={one}>
              {t(`live.meeting.wanted.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Lines({ room, turn }: Props) {
  const lines = Object.entries(room.meeting.lines)
    .filter(([, line]) => line.turn === turn.id && !line.gone)
    .toSorted(([, one], [, other]) => one.at - other.at);
  const kinds = LINE_KINDS.filter((kind) => lines.some(([, line]) => line.kind === kind));
  return (
    <>
      {kinds.map((kind) => (
        <div key={kind}>
          <h3 class="small-heading">{t(`live.meeting.line.${kind}`)}</h3>
          <ul class="meeting-record" role="list">
            {lines
              .filter(([, line]) => line.kind === kind)
              .map(([id, line]) => (
                <RecordLine key={id} {...{ room, id, line }} mayWrite={mayWrite(room, turn)} />
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** The presenter takes back what was written of their turn. What they have said they will do stays. */
function Erase({ room, turn }: Props) {
  const [asks, ask] = useState(false);
  const erase = () => {
    room.press({ kind: 'erase', turn: turn.id });
    ask(false);
  };
  return (
    <p>
      <button class="btn quiet small" type="button" onClick={() => ask(true)}>
        {t('live.meeting.erase')}
      </button>
      <Dialog
        title={t('live.meeting.erase.sure')}
        open={asks}
        close={() => ask(false)}
        keepWord={t('live.meeting.erase.keep')}
        acts={
          <button class="btn main" type="button" onClick={erase}>
            {t('live.meeting.erase.yes')}
          </button>
        }
      >
        <p>{t('live.meeting.erase.how')}</p>
      </Dialog>
    </p>
  );
}
