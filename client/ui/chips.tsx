import './chips.css';
import type { Option } from './choice.tsx';

interface ChipsProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  chosen: Value;
  choose: (value: Value) => void;
}

/** Views of one list, of which one is on: buttons that stay pressed. */
export const Chips = <Value extends string>({ label, options, chosen, choose }: ChipsProps<Value>) => (
  <div class="chips" role="group" aria-label={label}>
    {options.map(({ value, word }) => (
      <button
        key={value}
        class="chip"
        type="button"
        aria-pressed={value === chosen}
        onClick={() => choose(value)}
      >
        {word}
      </button>
    ))}
  </div>
);
