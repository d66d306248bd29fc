import { t } from '../../core/i18n.ts';
import { timeText } from '../../shell/save-state.tsx';
import type { Answer } from '../../core/api.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { openedForm } from './forms.state.ts';
import { OWN } from './filled.ts';
import { ReadValue } from './read-value.tsx';

type SharedAnswer = Answer<'GET /api/forms/shared'>['answers'][number];

/** What somebody shares, item by item, each with the moment from which it was shared. */
export function ReadShared({ answer }: { answer: SharedAnswer }) {
  // The form says what the keys of an answer mean; its answers here are the reader's own, and not looked at.
  const opened = openedForm({ form: answer.form, variant: answer.variant, subject: OWN });
  return (
    <Loaded of={opened} part>
      {({ form, sources }) => (
        <dl class="read-form">
          {answer.fields.map(({ field: key, label, value, line, sharedAt }) => {
            const field = form.fields.find((one) => one.key === key);
            return (
              <div key={key}>
                <dt>{label}</dt>
                <dd>
                  {field ? <ReadValue field={field} value={value} sources={sources} /> : String(value)}
                  {line !== null && <p class="their-words">{line}</p>}
                  <p class="help">{t('forms.share.shared-at', { when: timeText(sharedAt) })}</p>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Loaded>
  );
}
