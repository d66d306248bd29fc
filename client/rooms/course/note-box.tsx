import './note.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useData } from '../../core/data.ts';
import { t } from '../../core/i18n.ts';
import { useWriting, type Writing } from '../../core/writing.ts';
import type { SlotProps } from '../../shell/page.types.ts';
import { SaveState } from '../../shell/save-state.tsx';
import { TextConflict } from '../../shell/text-conflict.tsx';
import { Field } from '../../ui/field.tsx';
import { NOTE, type StepName } from './course.types.ts';
import { FREE_NOTE, noteThing, stepNotes } from './note.state.ts';
import { UnderNote } from './step-slots.tsx';

/** As long as the server takes. */
const LONGEST = 20_000;

/** A question of a step that is answered for oneself. */
export function NoteBox({ target, label, step, asked, size = 'text' }: SlotProps) {
  const note = useNote(asked ?? step, target);
  return (
    <div class="note">
      <Box note={note} size={size} label={<span lang={step.lang}>{label}</span>} />
      {isWritten(note) && <UnderNote box={target} label={label} step={step} asked={asked} />}
    </div>
  );
}

/** The free note of a step: folded until somebody has written one. */
export function OwnNote({ step }: SlotProps) {
  const note = useNote(step, FREE_NOTE);
  const fold = useRef<HTMLDetailsElement>(null);
  const written = isWritten(note);
  // Opened, and never closed again: not under somebody who deletes what they wrote.
  useLayoutEffect(() => {
    if (written && fold.current) fold.current.open = true;
  }, [written]);
  return (
    <details class="note own-note" ref={fold}>
      <summary>
        <h2 class="heading-small">{t('course.note.yours')}</h2>
        {written && <span class="help">{t('course.note.written')}</span>}
      </summary>
      <Box
        note={note}
        size="text"
        label={<span class="visually-hidden">{t('course.note.yours')}</span>}
        help={t('course.note.yours.help')}
      />
      {written && <UnderNote box={FREE_NOTE} label={t('course.note.yours')} step={step} />}
    </details>
  );
}

interface Note {
  writing: Writing<string>;
  /** What the server and this device have of it stands in the box, and the device keeps what is typed now. */
  ready: boolean;
}

const isWritten = ({ writing }: Note) => writing.value.value.trim() !== '';

function useNote(name: StepName, box: string): Note {
  const { data, error } = useData(stepNotes(name));
  const found = data.value?.notes.find((one) => one.box === box);
  const { text: value = '', revision = 0, savedAt } = found ?? {};
  const known = data.value && { value, revision, savedAt };
  const writing = useWriting({ thing: noteThing(name, box), kind: NOTE, known, start: '' });
  const answered = known !== undefined || error.value !== undefined;
  return { writing, ready: answered && writing.ready.value };
}

function Box({
  note: { writing, ready },
  size,
  ...words
}: {
  note: Note;
  size: 'line' | 'text';
  label: ComponentChildren;
  help?: string;
}) {
  const shared = {
    value: writing.value.value,
    readOnly: !ready,
    maxLength: LONGEST,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      writing.write(currentTarget.value),
    onBlur: () => void writing.flush(),
  };
  return (
    <>
      <Field {...words} seenBy={t('course.note.seen')}>
        {(control) =>
          size === 'line' ? (
            <input {...control} {...shared} class="input" type="text" autocomplete="off" />
          ) : (
            <textarea {...control} {...shared} class="writing" />
          )
        }
      </Field>
      <SaveState of={writing.state} />
      <TextConflict of={writing} />
    </>
  );
}
