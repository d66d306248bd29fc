import { computedValues, isAnswered, partOf, standing } from '../../../server/rooms/forms/answer.rule.ts';
import { lang } from '../../core/i18n.ts';
import { valuesOf } from './filled.ts';
import type { Opened } from './forms.types.ts';
import { ReadValue } from './read-value.tsx';

/** A form with its answers, to read; what nobody has written yet stands as it is in the form. */
export function ReadForm({ opened, part }: { opened: Opened; part?: string | undefined }) {
  const { form, sources } = opened;
  const written = valuesOf(opened);
  const values = { ...written, ...computedValues(form, written, lang.value), ...form.known };
  const within = new Set(
    (part === undefined ? form : (partOf(form, part) ?? form)).fields.map(({ key }) => key),
  );
  return (
    <dl class="read-form">
      {standing(form, values)
        .filter(({ key }) => within.has(key) && isAnswered(values[key]))
        .map((field) => (
          <div key={field.key}>
            <dt>{field.label[lang.value]}</dt>
            <dd>
              <ReadValue field={field} value={values[field.key]} sources={sources} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** What the form's room knows already: it stands above the questions, and none of them asks it again. */
export function KnownFacts({ opened }: { opened: Opened }) {
  const { form, sources } = opened;
  const facts = standing(form, valuesOf(opened)).filter(({ key }) => isAnswered(form.known[key]));
  if (facts.length === 0) return null;
  return (
    <dl class="read-form known">
      {facts.map((field) => (
        <div key={field.key}>
          <dt>{field.label[lang.value]}</dt>
          <dd>
            <ReadValue field={field} value={form.known[field.key]} sources={sources} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
