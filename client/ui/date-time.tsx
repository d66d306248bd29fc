import './date-time.css';
import { type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Field, FieldGroup, type FieldWords } from './field.tsx';

interface BoxProps extends FieldWords {
  /** `2026-03-26` for a day, `16:10` for a time; empty when there is none. */
  value: string;
  change: (value: string) => void;
  /** Said on leaving the box half filled: the browser hands over nothing then. */
  unfinished: string;
  min?: string | undefined;
  max?: string | undefined;
}

/** A day. The browser's own box: it knows the person's order of day and month, and a phone's calendar. */
export const DateField = (props: BoxProps) => <Box {...props} type="date" />;

/** A time of day, on the clock that the person's device uses. */
export const TimeField = (props: BoxProps) => <Box {...props} type="time" />;

function Box({
  type,
  value,
  change,
  unfinished,
  min,
  max,
  error,
  ...words
}: BoxProps & { type: 'date' | 'time' }) {
  const [half, setHalf] = useState(false);
  return (
    <Field {...words} error={half ? unfinished : error}>
      {(control) => (
        <input
          {...control}
          class={`input ${type}`}
          type={type}
          value={value}
          min={min}
          max={max}
          onInput={(event) => {
            setHalf(false);
            change(event.currentTarget.value);
          }}
          onBlur={(event) => setHalf(event.currentTarget.validity.badInput)}
        />
      )}
    </Field>
  );
}

/** A day and a time that answer one question, side by side where they fit. */
export function DateTimeGroup({ children, ...words }: FieldWords & { children: ComponentChildren }) {
  return (
    <FieldGroup {...words}>
      <div class="date-time">{children}</div>
    </FieldGroup>
  );
}
