import './paper.css';
import { partOf } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, t } from '../../core/i18n.ts';
import { SeenBy } from '../../ui/seen-by.tsx';
import { BlankAnswer } from './blank-answer.tsx';
import type { Field, Opened, ShownForm } from './forms.types.ts';
import { seenWords } from './seen-words.ts';

/** The form without answers, for paper and for those who have nothing to write: every question, and room to answer. */
export function BlankForm({
  opened,
  part,
  byAuthor = false,
}: {
  opened: Opened;
  part?: string | undefined;
  byAuthor?: boolean;
}) {
  const form = part === undefined ? opened.form : (partOf(opened.form, part) ?? opened.form);
  const titles = new Map(opened.form.fields.map((field) => [field.key, field.label[lang.value]]));
  return (
    <ol class="blank-form" role="list">
      {form.fields
        // What is worked out has no place on paper.
        .filter((field) => field.type !== 'computed' || field.editable)
        .map((field) => (
          <li key={field.key}>
            <BlankField {...{ field, form, byAuthor, titles }} />
            <BlankAnswer field={field} sources={opened.sources} />
          </li>
        ))}
    </ol>
  );
}

function BlankField({
  field,
  form,
  byAuthor,
  titles,
}: {
  field: Field;
  form: ShownForm;
  byAuthor: boolean;
  titles: ReadonlyMap<string, string>;
}) {
  const because =
    field.shown_when && 'field' in field.shown_when ? titles.get(field.shown_when.field) : undefined;
  return (
    <>
      <p class="question">
        {field.label[lang.value]}
        {field.required === false && <span class="optional"> {t('forms.optional')}</span>}
      </p>
      <SeenBy>{seenWords(form, field, { sharedWith: [], byAuthor })}</SeenBy>
      {field.help && <p class="help">{field.help[lang.value]}</p>}
      {field.shown_when && (
        <p class="help">
          {because === undefined ? t('forms.blank.because') : t('forms.blank.because-of', { field: because })}
        </p>
      )}
    </>
  );
}
