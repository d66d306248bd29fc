import './duration-field.css';
import { useState } from 'preact/hooks';
import { readDuration, writeDuration } from './duration.ts';
import { Field, type FieldWords } from './field.tsx';

interface DurationFieldProps extends FieldWords {
  /** Undefined: nothing, or nothing that could be read. */
  minutes: number | undefined;
  change: (minutes: number | undefined) => void;
  /** "1 h 30": what was understood, beside the box while writing. */
  understood: (minutes: number) => string;
  /** Said on leaving the box, when what stands there is no stretch of time. */
  notUnderstood: string;
}

/** A stretch of time in one box, written as one likes. What was understood stands beside it and is read out politely. */
export function DurationField({
  minutes,
  change,
  understood,
  notUnderstood,
  error,
  ...words
}: DurationFieldProps) {
  const [text, setText] = useState(minutes === undefined ? '' : writeDuration(minutes));
  const [left, setLeft] = useState(false);
  const read = readDuration(text);
  // Another value came from outside (an answer from last time, an undo): the box shows it.
  const shown = minutes !== undefined && minutes !== read ? writeDuration(minutes) : text;
  if (shown !== text) setText(shown);
  const unread = left && text.trim() !== '' && read === undefined;
  return (
    <Field {...words} error={unread ? notUnderstood : error}>
      {(control) => (
        <div class="duration">
          <input
            {...control}
            class="input"
            type="text"
            inputMode="text"
            autocomplete="off"
            value={shown}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setLeft(false);
              change(readDuration(event.currentTarget.value));
            }}
            onBlur={() => setLeft(true)}
          />
          <output for={control.id}>{minutes !== undefined && understood(minutes)}</output>
        </div>
      )}
    </Field>
  );
}
