import type { ComponentChildren } from 'preact';
import { Field } from '../../ui/field.tsx';

interface BoxProps {
  label: ComponentChildren;
  help?: ComponentChildren;
  value: string;
  longest: number;
  write: (text: string) => void;
  /** When the box is left. */
  left?: () => void;
  lines?: number;
  /** One line that grows with what is in it: on a phone all of it is to be seen. */
  grows?: boolean;
}

/** A box for words of one's own: one line, or several where `lines` says so. */
export function Box({ label, help, value, longest, write, left, lines = 1, grows = false }: BoxProps) {
  const shared = {
    value,
    maxLength: longest,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      write(currentTarget.value),
    onBlur: left,
  };
  return (
    <Field label={label} {...(help !== undefined && { help })}>
      {(control) =>
        lines === 1 && !grows ? (
          <input {...control} {...shared} class="input" type="text" autocomplete="off" />
        ) : (
          <textarea
            {...control}
            {...shared}
            class="writing"
            rows={lines}
            style={{ '--lines': String(lines) }}
          />
        )
      }
    </Field>
  );
}

interface SelectProps<Value extends string> {
  label: ComponentChildren;
  value: Value | '';
  /** What stands for nothing chosen. */
  none?: string;
  options: readonly { value: Value; word: string }[];
  choose: (value: Value | undefined) => void;
  takesFocus?: boolean;
}

/** A native menu: arrows, letters and the phone's own list. */
export function Select<Value extends string>({
  label,
  value,
  none,
  options,
  choose,
  takesFocus = false,
}: SelectProps<Value>) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="select"
          value={value}
          ref={takesFocus ? focused : null}
          onChange={({ currentTarget }) => choose((currentTarget.value || undefined) as Value | undefined)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.word}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const focused = (element: HTMLSelectElement | null) => element?.focus();
