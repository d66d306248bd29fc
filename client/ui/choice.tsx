import './choice.css';
import type { ComponentChildren } from 'preact';
import { FieldGroup, type FieldWords } from './field.tsx';
import { useOwnId } from './own-id.ts';

export interface Option<Value extends string | number> {
  value: Value;
  word: ComponentChildren;
  /** The id of words elsewhere that say more about it. */
  describedBy?: string | undefined;
}

interface ChoiceProps<Value extends string | number> extends FieldWords {
  options: readonly Option<Value>[];
  /** Undefined: nothing is chosen yet. */
  value: Value | undefined;
  choose: (value: Value) => void;
}

/** Two to five short answers side by side; below one another where they do not fit. Native radios: arrows choose. */
export function SegmentedChoice<Value extends string | number>({
  options,
  value,
  choose,
  ...words
}: ChoiceProps<Value>) {
  return (
    <FieldGroup {...words}>
      <Segments options={options} value={value} choose={choose} />
    </FieldGroup>
  );
}

/** From a number to a number: the numbers alone are the labels, and the two at the ends are read with their words. */
export function Scale({
  from = 1,
  to = 5,
  low,
  high,
  value,
  choose,
  ...words
}: Omit<ChoiceProps<number>, 'options'> & { from?: number; to?: number; low: string; high: string }) {
  const id = useOwnId();
  const ends = new Map([
    [from, `${id}-low`],
    [to, `${id}-high`],
  ]);
  const options = Array.from({ length: to - from + 1 }, (_, at) => ({
    value: from + at,
    word: String(from + at),
    describedBy: ends.get(from + at),
  }));
  return (
    <FieldGroup {...words} kind="scale">
      <Segments options={options} value={value} choose={choose} />
      <p class="ends">
        <span id={`${id}-low`}>{low}</span>
        <span id={`${id}-high`}>{high}</span>
      </p>
    </FieldGroup>
  );
}

function Segments<Value extends string | number>({
  options,
  value,
  choose,
}: Pick<ChoiceProps<Value>, 'options' | 'value' | 'choose'>) {
  const name = useOwnId();
  return (
    <div class="choice">
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-describedby={option.describedBy}
            onChange={() => choose(option.value)}
          />
          {option.word}
        </label>
      ))}
    </div>
  );
}
