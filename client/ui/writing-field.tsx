import type { Ref } from 'preact';
import { Field, type FieldWords } from './field.tsx';

interface TextProps extends FieldWords {
  /** The most signs that the server takes. */
  longest: number;
  value: string;
  write: (text: string) => void;
  /** When the person goes on to something else. */
  leave?: () => void;
}

interface WritingProps extends TextProps {
  /** As high as so many lines, until there are more. */
  lines?: number;
  readOnly?: boolean;
  box?: Ref<HTMLTextAreaElement>;
}

/** A field for sentences, in whichever direction they are written. */
export const WritingField = (props: WritingProps) => {
  const { lines = 3, longest, value, write, leave, readOnly = false, box, ...words } = props;
  return (
    <Field {...words}>
      {(control) => (
        <textarea
          {...control}
          {...(box && { ref: box })}
          class="writing"
          dir="auto"
          maxLength={longest}
          style={{ '--lines': lines }}
          readOnly={readOnly}
          value={value}
          onBlur={leave}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
      )}
    </Field>
  );
};

/** The same for one line; browsers offer nothing that was typed elsewhere. */
export const LineField = ({ longest, value, write, leave, ...words }: TextProps) => (
  <Field {...words}>
    {(control) => (
      <input
        {...control}
        class="input"
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={longest}
        value={value}
        onBlur={leave}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
    )}
  </Field>
);
