import { lang, t } from '../../core/i18n.ts';
import { Field, FieldGroup, TickField } from '../../ui/field.tsx';
import { useOwnId } from '../../ui/own-id.ts';
import { type Option, SegmentedChoice } from '../../ui/choice.tsx';
import { LineBox, pressed, SelectBox } from './boxes.tsx';
import { choicesOf } from './choices.ts';
import type { FieldProps } from './field-parts.tsx';
import type { Choice } from './forms.types.ts';

/** Short answers stand side by side; longer ones, and those that need a word of explanation, below one another. */
const SHORT = 14;
const FEW = 5;

export function RadioField(props: FieldProps<'radio'>) {
  const { field, value, words, write, given, children } = props;
  const choices = choicesOf(field, given.sources, lang.value) ?? [];
  const chosen = typeof value === 'string' ? value : undefined;
  const short =
    choices.length <= FEW && choices.every(({ label, help }) => label.length <= SHORT && help === undefined);
  const rest = (
    <>
      <Line {...props} />
      {children}
    </>
  );
  if (short) {
    return (
      <div class="stack tight">
        <SegmentedChoice
          {...words}
          options={choices.map(({ key, label }): Option<string> => ({ value: key, word: label }))}
          value={chosen}
          choose={write}
        />
        {rest}
      </div>
    );
  }
  return (
    <FieldGroup {...words}>
      <Picks choices={choices} kind="radio" chosen={chosen === undefined ? [] : [chosen]} press={write} />
      {rest}
    </FieldGroup>
  );
}

/** One line that may be written beside the choice. */
function Line({ field, given, leave }: FieldProps<'radio'>) {
  if (!field.line) return null;
  const key = `${field.key}__line`;
  return (
    <Field label={field.line[lang.value]}>
      {(names) => (
        <LineBox
          value={given.values[key]}
          write={(text) => given.write(key, text)}
          leave={leave}
          names={names}
        />
      )}
    </Field>
  );
}

function Picks({
  choices,
  kind,
  chosen,
  press,
}: {
  choices: readonly Choice[];
  kind: 'radio' | 'checkbox';
  chosen: readonly string[];
  press: (key: string) => void;
}) {
  const id = useOwnId();
  return (
    <div class="picks">
      {choices.map(({ key, label, help }) => (
        <label key={key}>
          <input
            type={kind}
            name={kind === 'radio' ? id : undefined}
            checked={chosen.includes(key)}
            aria-describedby={help === undefined ? undefined : `${id}-${key}`}
            onChange={() => press(key)}
          />
          <span>{label}</span>
          {help !== undefined && (
            <span class="help" id={`${id}-${key}`}>
              {help}
            </span>
          )}
        </label>
      ))}
    </div>
  );
}

export function SelectField({ field, value, words, write, leave, given, children }: FieldProps<'select'>) {
  const choices = choicesOf(field, given.sources, lang.value);
  return (
    <Field {...words}>
      {(names) => (
        <>
          {choices ? (
            <SelectBox {...{ value, write, leave, names, choices }} />
          ) : (
            <LineBox {...{ value, write, leave, names }} />
          )}
          {children}
        </>
      )}
    </Field>
  );
}

export function MultiselectField(props: FieldProps<'multiselect'>) {
  const { field, value, words, write, given, children } = props;
  const choices = choicesOf(field, given.sources, lang.value);
  if (!choices) return <UnlistedField {...props} />;
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  // What an older list had and this one has not stays until somebody takes it out.
  const gone = chosen.filter((key) => !choices.some((one) => one.key === key));
  const all = [...choices, ...gone.map((key): Choice => ({ key, label: key }))];
  const press = (key: string) =>
    write(pressed(chosen, key, { alone: choices.find((one) => one.key === key)?.alone, choices }));
  return (
    <FieldGroup {...words} kind={choices.length > FEW ? 'in-columns' : ''}>
      <Picks choices={all} kind="checkbox" chosen={chosen} press={press} />
      {children}
    </FieldGroup>
  );
}

/** A list that the program does not know yet: several lines, one each. */
const UnlistedField = ({ value, words, write, leave, children }: FieldProps<'multiselect'>) => (
  <Field {...words} help={words.help ?? t('forms.one-a-line')}>
    {(names) => (
      <>
        <textarea
          {...names}
          class="writing"
          rows={2}
          value={Array.isArray(value) ? (value as string[]).join('\n') : ''}
          onInput={(event) => write(event.currentTarget.value.split('\n'))}
          onBlur={(event) => {
            write(event.currentTarget.value.split('\n').filter((line) => line.trim() !== ''));
            leave();
          }}
        />
        {children}
      </>
    )}
  </Field>
);

export const CheckboxField = ({ field, value, words, write, children }: FieldProps<'checkbox'>) => (
  <TickField
    {...words}
    help={field.ticked_by === 'both' ? [words.help, ' ', t('forms.tick.both')] : words.help}
    checked={value === true}
    change={write}
  >
    {children}
  </TickField>
);
