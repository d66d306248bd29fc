import type { Problem } from '../../../server/rooms/forms/answer.rule.ts';
import { lang, listText, t, tCode } from '../../core/i18n.ts';
import { choicesOf, choiceWord, type Sources } from './choices.ts';
import type { Field, SavedProblem, ShownForm } from './forms.types.ts';

type AnyProblem = Problem | SavedProblem;
/** A form, or a table that stands by itself. */
type AsForm = Pick<ShownForm, 'fields' | 'notices'>;

/** What is wrong with an answer and the way out. */
export function problemWords(form: AsForm, problem: AnyProblem, sources: Sources): string {
  const field = fieldOf(form, problem);
  if (problem.code === 'stopped') return noticeText(form, String(problem.data?.['notice']));
  const values = { ...problem.data, ...namedValues(form, field, problem, sources) };
  if (problem.code === 'unfit' && field)
    return tCode('forms.problem.unfit', field.type, 'forms.problem.unfit');
  return tCode('forms.problem', problem.code, 'forms.problem.unfit', values);
}

function namedValues(form: AsForm, field: Field | undefined, problem: AnyProblem, sources: Sources) {
  const other = form.fields.find((one) => one.key === problem.data?.['field']);
  return {
    ...(other ? { field: other.label[lang.value] } : {}),
    ...(field?.type === 'text' && field.starts_with
      ? { words: listText(field.starts_with[lang.value]) }
      : {}),
    ...(field?.type === 'code' ? { example: field.offers[0] ?? field.pattern } : {}),
    ...(field && problem.data?.['choice'] !== undefined
      ? { choice: choiceWord(choicesOf(field, sources, lang.value), problem.data['choice']) }
      : {}),
  };
}

/** The field of a problem, or the column of the cell that it is about. */
export function fieldOf(form: AsForm, { field: key, column }: AnyProblem): Field | undefined {
  const field = form.fields.find((one) => one.key === key);
  return column !== undefined && field?.type === 'table'
    ? field.columns.find((one) => one.key === column)
    : field;
}

export const noticeText = (form: AsForm, id: string): string =>
  form.notices.find((one) => one.id === id)?.says[lang.value] ?? t('forms.problem.unfit');
