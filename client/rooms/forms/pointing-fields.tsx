import { lang, t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { LineBox, SelectBox } from './boxes.tsx';
import { choicesOf } from './choices.ts';
import type { FieldProps } from './field-parts.tsx';
import { computedWords } from './value-words.ts';

/** Worked out while the other answers are given; where it may be edited, what stands there is the person's to change. */
export function ComputedField({
  field,
  value,
  words,
  write,
  leave,
  given,
  children,
}: FieldProps<'computed'>) {
  const worked = given.computed[field.key];
  if (!field.editable) {
    return (
      <div class="field">
        <p class="label">{words.label}</p>
        <output class="worked-out">
          {worked === undefined ? t('forms.later') : computedWords(field, worked)}
        </output>
        {words.seenBy !== undefined && <SeenBy>{words.seenBy}</SeenBy>}
        {words.help !== undefined && <p class="help">{words.help}</p>}
        {children}
      </div>
    );
  }
  return (
    <Field {...words} help={words.help ?? t('forms.computed.editable')}>
      {(names) => (
        <>
          <LineBox value={value ?? worked} write={write} leave={leave} names={names} />
          {children}
        </>
      )}
    </Field>
  );
}

/** Points at another record. Where there is none to point at, that is said, and nothing is asked. */
export function RefField({ field, value, words, write, leave, given, children }: FieldProps<'ref' | 'row'>) {
  const choices = (field.type === 'ref' && choicesOf(field, given.sources, lang.value)) || [];
  return (
    <Field {...words} help={choices.length === 0 ? t('forms.ref.none') : words.help}>
      {(names) => (
        <>
          {choices.length > 0 ? (
            <SelectBox {...{ value, write, leave, names, choices }} />
          ) : (
            <input {...names} class="input" type="text" readOnly value="" />
          )}
          {children}
        </>
      )}
    </Field>
  );
}
