import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { readClock } from './clock-text.ts';

interface ClockProps {
  label: string;
  value: string;
  change: (text: string) => void;
  /** Clocks go forward over it that night. */
  gap: boolean;
  missing: boolean;
}

/** A time of day as figures: 1610 is enough. What was understood stands in the box on leaving it. */
export function ClockField({ label, value, change, gap, missing }: ClockProps) {
  const [left, setLeft] = useState(false);
  const unread = left && value.trim() !== '' && readClock(value) === undefined;
  const fault = gap ? 'gap' : unread ? 'unread' : missing ? 'missing' : undefined;
  return (
    <div class="clock">
      <Field label={label} error={fault && t(`hours.entry.start.${fault}`)}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={12}
            placeholder="16:10"
            value={value}
            onInput={({ currentTarget }) => {
              setLeft(false);
              change(currentTarget.value);
            }}
            onBlur={() => {
              setLeft(true);
              const clock = readClock(value);
              if (clock !== undefined && clock !== value) change(clock);
            }}
          />
        )}
      </Field>
    </div>
  );
}
