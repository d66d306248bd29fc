import type { Ref } from 'preact';
import type { Line } from '../../../server/rooms/live/meeting-shape.rule.ts';
import { type Draft as DraftOf, useDraft } from '../../core/drafts.ts';
import { t } from '../../core/i18n.ts';
import { useFocusKept } from '../../ui/focus-kept.ts';
import { WritingField } from '../../ui/writing-field.tsx';
import { InCase } from './in-case.tsx';
import type { Room } from './meeting.types.ts';
import { ReturnedWords } from './returned-words.tsx';

interface Props {
  room: Room;
  id: string;
  line: Line;
  mayWrite: boolean;
}

/** A change that somebody is writing: the text, and which revision it is written over. */
interface Draft {
  open: boolean;
  text: string;
  over: number;
}

/** One line of the record. Of two who change it at once the second gets a line of their own beside it. */
export function RecordLine({ room, id, line, mayWrite }: Props) {
  const start: Draft = { open: false, text: '', over: 0 };
  const draft = useDraft(`meeting/${room.place.set}/${room.place.n}/change/${id}`, start);
  const { open, text } = draft.value.value;
  const place = useFocusKept<HTMLButtonElement & HTMLTextAreaElement>();
  if (open && mayWrite) return <ChangeLine {...{ room, id, line, draft, box: place }} />;
  return (
    <li>
      <p class="written">{line.text}</p>
      {open && text !== line.text && <ReturnedWords words={text} putAside={() => draft.clear()} />}
      {line.beside !== undefined && <p class="help">{t('live.meeting.line.beside')}</p>}
      {line.kind === 'insight' && room.meeting.turns[line.turn]?.person === room.me && (
        <InCase set={room.place.set} what="insight" id={id} />
      )}
      {mayWrite && (
        <p class="row tight">
          <button
            ref={place}
            class="btn quiet small"
            type="button"
            aria-label={t('live.meeting.line.change.of', { text: line.text })}
            onClick={() => draft.write({ open: true, text: line.text, over: line.revision })}
          >
            {t('live.meeting.line.change')}
          </button>
          <OfPresenter {...{ room, id, line }} />
        </p>
      )}
    </li>
  );
}

interface ChangeProps extends Omit<Props, 'mayWrite'> {
  draft: DraftOf<Draft>;
  /** Who opens it writes in it. */
  box: Ref<HTMLTextAreaElement>;
}

function ChangeLine({ room, id, line, draft, box }: ChangeProps) {
  const { open, text, over } = draft.value.value;
  const save = () => {
    const said = text.trim();
    if (said === '') return;
    const { turn, kind: what, asks = null } = line;
    if (said !== line.text) room.press({ kind: 'write', turn, line: id, what, text: said, over, asks });
    draft.clear();
  };
  return (
    <li class="stack tight">
      <WritingField
        label={t('live.meeting.line.change')}
        box={box}
        lines={2}
        longest={2000}
        value={text}
        write={(text) => draft.write({ open, over, text })}
      />
      <p class="row">
        <button class="btn small" type="button" onClick={save}>
          {t('live.meeting.line.save')}
        </button>
        <button class="btn quiet small" type="button" onClick={() => draft.clear()}>
          {t('live.meeting.line.leave')}
        </button>
      </p>
    </li>
  );
}

/** Whether a question did something, and what goes out again, are the presenter's to say. */
function OfPresenter({ room: { meeting, me, press }, id, line }: Omit<Props, 'mayWrite'>) {
  if (meeting.turns[line.turn]?.person !== me) return null;
  const landed = line.landed ?? false;
  return (
    <>
      {line.kind === 'question' && (
        <button
          class="btn quiet small"
          type="button"
          aria-pressed={landed}
          onClick={() => press({ kind: 'landed', line: id, on: !landed })}
        >
          {t('live.meeting.line.landed')}
        </button>
      )}
      <button
        class="btn quiet small"
        type="button"
        aria-label={t('live.meeting.line.drop.of', { text: line.text })}
        onClick={() => press({ kind: 'drop', line: id })}
      >
        {t('live.meeting.line.drop')}
      </button>
    </>
  );
}
