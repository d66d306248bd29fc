import { lang, momentText, t } from '../../core/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LineBox, LinesBox, NumberBox, StepperBox } from './boxes.tsx';
import type { FieldProps } from './field-parts.tsx';

export const TextField = ({
  field,
  value,
  words,
  write,
  leave,
  children,
}: FieldProps<'text' | 'textarea'>) => (
  <Field {...words}>
    {(names) => (
      <>
        {field.type === 'text' ? (
          <LineBox {...{ value, write, leave, names }} />
        ) : (
          <LinesBox {...{ value, write, leave, names }} />
        )}
        {field.max_length !== undefined && <Room text={value} most={field.max_length} />}
        {children}
      </>
    )}
  </Field>
);

const NEARLY = 0.8;

/** How much is left, once it is worth knowing. Said by the error to those who do not see it. */
function Room({ text, most }: { text: unknown; most: number }) {
  const length = typeof text === 'string' ? [...text.normalize('NFC')].length : 0;
  if (length < most * NEARLY) return null;
  return (
    <p class="help room" aria-hidden="true">
      {t('forms.characters', { length, most })}
    </p>
  );
}

export function NumberField({ field, value, words, write, leave, children }: FieldProps<'number'>) {
  const unit = field.unit?.[lang.value] ?? (field.money ? t('forms.money') : undefined);
  return (
    <Field {...words}>
      {(names) => (
        <>
          <div class="with-unit">
            {field.tally ? (
              <StepperBox
                {...{ value, write, leave, names }}
                min={field.min}
                max={field.max}
                step={field.step}
                label={field.label[lang.value]}
              />
            ) : (
              <NumberBox {...{ value, write, leave, names }} />
            )}
            {unit !== undefined && <span class="unit">{unit}</span>}
          </div>
          {children}
        </>
      )}
    </Field>
  );
}

/** A label that names nobody. The first of those offered stands ready to be taken. */
export const CodeField = ({ field, value, words, write, leave, children }: FieldProps<'code'>) => (
  <Field {...words}>
    {(names) => (
      <>
        <LineBox {...{ value, write, leave, names }} />
        {field.offers.length > 0 && (
          <div class="row offers" role="group" aria-label={t('forms.code.offers')}>
            {field.offers.map((offer) => (
              <button
                key={offer}
                class="btn small"
                type="button"
                aria-pressed={value === offer}
                onClick={() => write(offer)}
              >
                {offer}
              </button>
            ))}
          </div>
        )}
        {children}
      </>
    )}
  </Field>
);

/** Initials or a label, typed; the time stands beside them from then on. */
export function SignatureField({ field, value, words, write, leave, children }: FieldProps<'signature'>) {
  const { text = '', at } = (typeof value === 'object' && value !== null ? value : {}) as {
    text?: string;
    at?: string;
  };
  const sign = (typed: unknown) => write(typed === '' ? '' : { text: typed, at: new Date().toISOString() });
  return (
    <Field {...words}>
      {(names) => (
        <>
          <LineBox value={text} write={sign} names={names} leave={leave} />
          <p class="help">
            {at !== undefined && text !== ''
              ? signed(text, at)
              : t(`forms.signature.${field.ways[0] ?? 'here'}`)}
          </p>
          {children}
        </>
      )}
    </Field>
  );
}

const signed = (text: string, at: string) => (
  <span class="row">
    <Icon name="tick" size={16} /> {t('forms.signature.signed', { text, when: momentText(at) })}
  </span>
);
