import {
  asked,
  computedValues,
  isAnswered,
  partOf,
  startValues,
} from '../../../server/rooms/forms/answer.rule.ts';
import { lang } from '../../core/i18n.ts';
import { today } from './filled.ts';
import type { Opened } from './forms.types.ts';
import { ReadValue } from './read-value.tsx';

/** A form with its answers, to read; what nobody has written yet stands as it is in the form. */
export function ReadForm({ opened, part }: { opened: Opened; part?: string | undefined }) {
  const { form, answer, sources } = opened;
  const written = answer.revision === 0 ? startValues(form, lang.value, today()) : answer.values;
  const values = { ...written, ...computedValues(form, written, lang.value) };
  const within = new Set(
    (part === undefined ? form : (partOf(form, part) ?? form)).fields.map(({ key }) => key),
  );
  return (
    <dl class="read-form">
      {asked(form, values)
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
