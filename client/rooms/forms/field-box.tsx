import type { ComponentChildren } from 'preact';
import { isNeeded } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Contacts } from './contacts.tsx';
import { CheckboxField, MultiselectField, RadioField, SelectField } from './choice-fields.tsx';
import { Question, type FieldProps } from './field-parts.tsx';
import { ComputedField, RefField } from './pointing-fields.tsx';
import type { Field } from './forms.types.ts';
import { NameWarning } from './name-warning.tsx';
import { ScaleField } from './scale-fields.tsx';
import { Sharing } from './sharing.tsx';
import { TableField } from './table-field.tsx';
import { CodeField, NumberField, SignatureField, TextField } from './text-fields.tsx';
import { DayField, MomentField } from './time-fields.tsx';
import type { Filling } from './use-filling.ts';

/** One field with its question, who reads it, what is wrong with it and how it is shared. */
export function FieldBox({ field, filling }: { field: Field; filling: Filling }) {
  const { key } = field;
  const value = filling.values[key];
  const needed = isNeeded(field, filling.seen);
  const props = {
    value,
    words: {
      label: <Question text={field.label[lang.value]} needed={needed} level={field.level} />,
      help: field.help?.[lang.value],
      error: filling.errorOf(key),
      seenBy: filling.seenBy(field),
    },
    write: (next: unknown) => filling.write(key, next),
    leave: () => filling.leave(key),
    given: filling.given,
    children: (
      <>
        <NameWarning
          field={field}
          value={value}
          line={filling.values[`${key}__line`]}
          left={filling.wasLeft(key)}
        />
        <Sharing field={field} filling={filling} />
      </>
    ),
  };
  return (
    <Frame field={field}>
      <Typed {...props} field={field} filling={filling} />
      {field.contacts && <Contacts />}
    </Frame>
  );
}

/** Where a link from the list of what is missing leads; a field that an answer brought stands in from the others. */
const Frame = ({ field, children }: { field: Field; children: ComponentChildren }) => (
  <div class={field.shown_when ? 'form-field because' : 'form-field'} data-field={field.key}>
    {children}
    {field.shown_when && <p class="help">{t('forms.because')}</p>}
  </div>
);

type TypedProps = Omit<FieldProps<Field['type']>, 'field'> & { field: Field; filling: Filling };

function Typed({ field, filling, ...props }: TypedProps) {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return <TextField field={field} {...props} />;
    case 'number':
      return <NumberField field={field} {...props} />;
    case 'date':
      return <DayField field={field} {...props} />;
    case 'datetime':
      return <MomentField field={field} {...props} />;
    case 'radio':
      return <RadioField field={field} {...props} />;
    case 'select':
      return <SelectField field={field} {...props} />;
    case 'multiselect':
      return <MultiselectField field={field} {...props} />;
    case 'checkbox':
      return <CheckboxField field={field} {...props} />;
    case 'scale-1-5':
    case 'scale-0-10':
      return <ScaleField field={field} {...props} />;
    case 'table':
      return <TableField field={field} {...props} cellErrors={filling.cellErrorsOf(field.key)} />;
    case 'code':
      return <CodeField field={field} {...props} />;
    case 'signature':
      return <SignatureField field={field} {...props} />;
    case 'computed':
      return <ComputedField field={field} {...props} />;
    case 'ref':
    case 'row':
      return <RefField field={field} {...props} />;
  }
}
