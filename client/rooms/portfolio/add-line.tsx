import { useState } from 'preact/hooks';
import { t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useOwnId } from '../../ui/own-id.ts';

interface AddLineProps {
  label: string;
  button: string;
  /** Offered while one writes; anything else is as welcome. */
  suggestions: readonly string[];
  /** Whether there is room for one more. */
  room: boolean;
  add: (name: string) => void;
}

/** One line and a button that adds it to a list. */
export function AddLine({ label, button, suggestions, room, add }: AddLineProps) {
  const [text, setText] = useState('');
  const list = useOwnId();
  if (!room) return <p class="help">{t('portfolio.no-room')}</p>;
  return (
    <form
      class="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        add(text.trim());
        setText('');
      }}
    >
      <Field label={label}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="text"
            autocomplete="off"
            list={list}
            maxLength={300}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
      </Field>
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      <button class="btn" type="submit">
        <Icon name="add" /> {button}
      </button>
    </form>
  );
}
