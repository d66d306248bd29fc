import { earlierValues } from '../../../server/rooms/forms/answer.rule.ts';
import { t } from '../../core/i18n.ts';
import type { Filling } from './use-filling.ts';

/** What an older version of the form asked and this one does not: it is kept, and read here. */
export function EarlierAnswers({ filling }: { filling: Filling }) {
  const earlier = earlierValues(filling.form, filling.values).filter(
    // Of a part the other fields are no earlier ones.
    ({ field }) => filling.form.parts.length > 0 || filling.fields.some(({ key }) => key === field),
  );
  if (earlier.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{t('forms.earlier')}</summary>
      <p class="help">{t('forms.earlier.help')}</p>
      <ul>
        {earlier.map(({ field, value }) => (
          <li key={field}>{typeof value === 'string' ? value : JSON.stringify(value)}</li>
        ))}
      </ul>
    </details>
  );
}
