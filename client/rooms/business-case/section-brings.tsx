import { isAnswered } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { OWN, pathOf, PLAIN, WHOLE } from '../forms/filled.ts';
import { openedForm } from '../forms/forms.state.ts';
import type { Field, Opened } from '../forms/forms.types.ts';
import { ReadValue } from '../forms/read-value.tsx';
import { valueText } from '../forms/value-words.ts';
import type { TemplateSection } from './business-case.types.ts';

/** Marked so by whoever filled the form in: it may go to whom the case is sent. */
const FOR_CASE = 'leader';

export interface BringsProps {
  brings: NonNullable<TemplateSection['brings']>;
  /** Puts words below what is written; nothing is written over. */
  add: (words: string) => void;
}

/** Answers of a form that its author marked for the case: beside the text, to be taken into it one by one. */
export function SectionBrings({ brings, add }: BringsProps) {
  const name = { form: brings.form, variant: PLAIN, subject: OWN };
  return (
    <div class="stack">
      <p class="help">{brings.says[lang.value]}</p>
      <Loaded of={openedForm(name)} part>
        {(opened) => {
          const marked = markedIn(opened);
          return marked.length > 0 ? (
            <Marked opened={opened} marked={marked} add={add} />
          ) : (
            <p>
              {t('case.arrivals.form.none')} <a href={pathOf(name)}>{opened.form.title[lang.value]}</a>
            </p>
          );
        }}
      </Loaded>
    </div>
  );
}

function markedIn(opened: Opened): Field[] {
  const { shared, values } = opened.answer;
  const items = new Set(shared.filter(({ audience }) => audience === FOR_CASE).map(({ item }) => item));
  return opened.form.fields.filter(
    ({ key }) => (items.has(key) || items.has(WHOLE)) && isAnswered(values[key]),
  );
}

const Marked = ({
  opened,
  marked,
  add,
}: {
  opened: Opened;
  marked: readonly Field[];
  add: BringsProps['add'];
}) => (
  <dl class="case-brought">
    {marked.map((field) => {
      const value = opened.answer.values[field.key];
      const words = field.type === 'table' ? '' : valueText(field, value, opened.sources);
      return (
        <div key={field.key}>
          <dt>{field.label[lang.value]}</dt>
          <dd class="stack">
            <ReadValue field={field} value={value} sources={opened.sources} />
            {words !== '' && (
              <button
                class="btn small"
                type="button"
                aria-label={t('case.arrivals.add.of', { field: field.label[lang.value] })}
                onClick={() => add(words)}
              >
                {t('case.arrivals.add')}
              </button>
            )}
          </dd>
        </div>
      );
    })}
  </dl>
);
