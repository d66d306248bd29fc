import { LINE_KINDS, type LineKind, type Stage } from '../../../server/rooms/live/meeting-names.rule.ts';
import type { Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { Field } from '../../ui/field.tsx';
import { WritingField } from '../../ui/writing-field.tsx';
import type { Room } from './meeting.types.ts';
import { LeftOver } from './returned-words.tsx';

/** What is most often written in a stage stands chosen. */
const KIND_OF: Record<Stage, LineKind> = {
  present: 'issue',
  clarify: 'background',
  explore: 'insight',
  actions: 'obstacle',
  process: 'process',
};

interface Draft {
  kind: LineKind | null;
  text: string;
}

interface Props {
  room: Room;
  turn: Turn;
}

const EMPTY: Draft = { kind: null, text: '' };
const thingOf = ({ place }: Room, turn: Turn): string => `meeting/${place.set}/${place.n}/line/${turn.id}`;

/** A line that was typed and not added while one could. */
export const UnaddedLine = ({ room, turn }: Props) => (
  <LeftOver thing={thingOf(room, turn)} start={EMPTY} wordsOf={({ text }) => text} />
);

/** A line more for the record of a turn. It stays on the device as it is typed, also when the turn goes on meanwhile. */
export function NewLine({ room, turn }: Props) {
  const { value, ready, write, clear } = useDraft(thingOf(room, turn), EMPTY);
  const isOn = room.meeting.current === turn.id;
  const usual = KIND_OF[isOn ? (room.meeting.clock?.stage ?? 'present') : 'process'];
  const { text } = value.value;
  const kind = value.value.kind ?? usual;
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '') return;
    room.press({ kind: 'write', turn: turn.id, line: newId(), what: kind, text: said, over: 0, asks: null });
    clear();
  };
  return (
    <form class="stack tight meeting-form" onSubmit={add}>
      <KindField kind={kind} choose={(chosen) => write({ kind: chosen, text })} />
      <WritingField
        label={t('live.meeting.line.text')}
        help={t('live.meeting.line.how')}
        lines={2}
        longest={2000}
        value={text}
        write={(text) => write({ kind, text })}
        readOnly={!ready.value}
      />
      <p>
        <button class="btn small" type="submit">
          {t('live.meeting.line.add')}
        </button>
      </p>
    </form>
  );
}

const KindField = ({ kind, choose }: { kind: LineKind; choose: (kind: LineKind | null) => void }) => (
  <Field label={t('live.meeting.line.kind')}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={kind}
        onChange={({ currentTarget }) =>
          choose(LINE_KINDS.find((one) => one === currentTarget.value) ?? null)
        }
      >
        {LINE_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`live.meeting.line.${one}`)}
          </option>
        ))}
      </select>
    )}
  </Field>
);
