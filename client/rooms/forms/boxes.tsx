import { useEffect, useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import type { FieldControl } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { choiceWord } from './choices.ts';
import type { Choice } from './forms.types.ts';
import { readNumber } from './number-text.ts';

/** What a box must carry: the names that a field gives it, or those that a cell of a table has. */
export type BoxNames = Partial<FieldControl> & { 'aria-label'?: string; 'data-cell'?: string };

export interface BoxProps {
  value: unknown;
  write: (value: unknown) => void;
  leave?: () => void;
  names: BoxNames;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const LineBox = ({ value, write, leave, names }: BoxProps) => (
  <input
    {...names}
    class="input"
    type="text"
    autocomplete="off"
    value={textOf(value)}
    onInput={(event) => write(event.currentTarget.value)}
    onBlur={leave}
  />
);

/** Several lines, ruled. Paper prints the text itself: a box would cut it off. */
export const LinesBox = ({ value, write, leave, names, lines = 3 }: BoxProps & { lines?: number }) => (
  <div class="grown" data-text={textOf(value)}>
    <textarea
      {...names}
      class="writing"
      rows={lines}
      style={{ '--lines': lines }}
      value={textOf(value)}
      onInput={(event) => write(event.currentTarget.value)}
      onBlur={leave}
    />
  </div>
);

/** A number is kept as one as soon as it can be read; until then what was typed is. */
export function NumberBox({ value, write, leave, names }: BoxProps) {
  const [text, setText] = useState(textOf(value));
  const stands = typeof value === 'number' ? readNumber(text) === value : text === textOf(value);
  const shown = stands ? text : textOf(value);
  useEffect(() => setText(shown), [shown]);
  return (
    <input
      {...names}
      class="input figure"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      value={shown}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        write(readNumber(typed) ?? typed);
      }}
      onBlur={leave}
    />
  );
}

/** Counted by pressing, and by typing. */
export function StepperBox({
  min = 0,
  max = Infinity,
  step,
  label,
  ...box
}: BoxProps & { min?: number | undefined; max?: number | undefined; step: number; label: string }) {
  const now = typeof box.value === 'number' ? box.value : undefined;
  const go = (by: number) => box.write(Math.min(max, Math.max(min, (now ?? min - Math.max(0, by)) + by)));
  const press = (by: number, name: string, icon: 'add' | 'remove', end: boolean) => (
    <button
      class="btn icon"
      type="button"
      aria-label={name}
      aria-disabled={end}
      onClick={() => !end && go(by)}
    >
      <Icon name={icon} size={20} />
    </button>
  );
  return (
    <div class="stepper">
      {press(-step, t('forms.less', { label }), 'remove', now === undefined || now <= min)}
      <NumberBox {...box} />
      {press(step, t('forms.more', { label }), 'add', now !== undefined && now >= max)}
    </div>
  );
}

/** One of a list. An answer of an older list stands there as it is, until another is chosen. */
export function SelectBox({
  value,
  write,
  leave,
  names,
  choices,
}: BoxProps & { choices: readonly Choice[] }) {
  const key = value === undefined || value === null ? '' : String(value);
  const unknown = key !== '' && !choices.some((one) => one.key === key);
  return (
    <select
      {...names}
      class="select"
      value={key}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={leave}
    >
      <option value="">{t('forms.choose')}</option>
      {unknown && <option value={key}>{choiceWord(undefined, key)}</option>}
      {choices.map((one) => (
        <option key={one.key} value={one.key}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

/** Any number of a list, in the little room of a cell. */
export function ManyBox({ value, write, leave, names, choices }: BoxProps & { choices: readonly Choice[] }) {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const said = chosen.map((key) => choiceWord(choices, key)).join(', ');
  return (
    <details class="many" onToggle={(event) => !event.currentTarget.open && leave?.()}>
      <summary
        class="select"
        data-cell={names['data-cell']}
        aria-label={`${names['aria-label'] ?? ''}: ${said || t('forms.choose')}`}
      >
        {said || t('forms.choose')}
      </summary>
      {choices.map(({ key, label, alone }) => (
        <label key={key} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={() => write(pressed(chosen, key, { alone, choices }))}
          />
          <span>{label}</span>
        </label>
      ))}
    </details>
  );
}

/** What is chosen after a press: "none of these" and the others put each other out. */
export function pressed(
  chosen: readonly string[],
  key: string,
  { alone, choices }: { alone?: boolean | undefined; choices: readonly Choice[] },
): string[] {
  if (chosen.includes(key)) return chosen.filter((one) => one !== key);
  if (alone) return [key];
  const lone = new Set(choices.filter((one) => one.alone).map((one) => one.key));
  return [...chosen.filter((one) => !lone.has(one)), key];
}

export function DayBox({ value, write, leave, names }: BoxProps) {
  return (
    <input
      {...names}
      class="input date"
      type="date"
      value={textOf(value)}
      onInput={(event) => write(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
