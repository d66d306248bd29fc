import './find-field.css';
import { Icon } from './icon.tsx';

/** A line for words to look for, with the glass before it. */
export function FindField({
  id,
  label,
  help,
  value,
  onInput,
}: {
  id: string;
  label: string;
  help?: string;
  value: string;
  onInput(value: string): void;
}) {
  return (
    <div class="field find">
      <label for={id}>{label}</label>
      <div>
        <Icon name="search" size={20} />
        <input
          id={id}
          class="input"
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          maxLength={200}
          value={value}
          aria-describedby={help ? `${id}-help` : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </div>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
