import { lastDayOf } from '../../../server/rooms/live/meeting-record.rule.ts';
import type { Turn } from '../../../server/rooms/live/meeting-shape.rule.ts';
import type { Draft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { newId } from '../../core/outbox.ts';
import { DateField } from '../../ui/date-time.tsx';
import { Field } from '../../ui/field.tsx';
import type { Room } from './meeting.types.ts';

export interface ActionDraft {
  text: string;
  first: string;
  planB: string;
  /** Empty: by the last day there is. */
  due: string;
  /** The revision that it is written over. */
  over: number;
  open: boolean;
}

export const NO_ACTION: ActionDraft = { text: '', first: '', planB: '', due: '', over: 0, open: true };

interface FormProps {
  room: Room;
  turn: Turn;
  /** The action that is changed; undefined: a new one. */
  id?: string;
  draft: Draft<ActionDraft>;
}

/** An action of the presenter's: what, by when, the first step, and what if it does not work. */
export function ActionForm({ room, turn, id, draft }: FormProps) {
  const agree = (event: SubmitEvent) => {
    event.preventDefault();
    const { due, over, ...words } = draft.value.peek();
    const said = trimmed(words);
    if (said.text === '') return;
    const action = { turn: turn.id, action: id ?? newId(), due: due || lastDayOf(room.meeting), over };
    room.press({ kind: 'action', ...action, ...said });
    draft.clear();
  };
  return (
    <form class="stack tight meeting-form" inert={!draft.ready.value} onSubmit={agree}>
      <Fields room={room} turn={turn} draft={draft} />
      <p>
        <button class="btn small" type="submit">
          {t(id === undefined ? 'live.meeting.action.add' : 'live.meeting.line.save')}
        </button>
      </p>
    </form>
  );
}

type Words = Pick<ActionDraft, 'text' | 'first' | 'planB'>;

const trimmed = ({ text, first, planB }: Words): Words => ({
  text: text.trim(),
  first: first.trim(),
  planB: planB.trim(),
});

function Fields({ room, turn, draft }: Pick<FormProps, 'room' | 'turn' | 'draft'>) {
  const value = draft.value.value;
  const change = (part: Partial<ActionDraft>) => draft.write({ ...draft.value.peek(), ...part });
  const whose = turn.person === room.me ? 'live.meeting.action.own' : 'live.meeting.action.theirs';
  return (
    <>
      <Text
        label={t(whose, { name: room.name(turn.person) })}
        value={value.text}
        change={(text) => change({ text })}
      />
      <Text
        label={t('live.meeting.action.first')}
        value={value.first}
        change={(first) => change({ first })}
      />
      <Text
        label={t('live.meeting.action.plan-b')}
        value={value.planB}
        change={(planB) => change({ planB })}
      />
      <DateField
        label={t('live.meeting.action.due')}
        value={value.due || lastDayOf(room.meeting)}
        max={lastDayOf(room.meeting)}
        unfinished={t('live.meeting.unfinished')}
        change={(due) => change({ due })}
      />
    </>
  );
}

const Text = ({ label, value, change }: { label: string; value: string; change: (text: string) => void }) => (
  <Field label={label}>
    {(control) => (
      <input
        {...control}
        class="input"
        maxLength={400}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    )}
  </Field>
);
