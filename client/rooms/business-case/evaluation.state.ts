import { call, callFile, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';
import { saveFile } from '../../core/save-file.ts';

type Next = Answer<'GET /api/business-case/evaluation/next'>;
export type NextCollection = NonNullable<Next['next']>;

export const nextCollection = (): Data<Next> =>
  query('business-case/evaluation/next', () => call('GET /api/business-case/evaluation/next'));

export const FORMS = ['survey', 'sheet'] as const;
export const ENDINGS = ['docx', 'md'] as const;
type Form = (typeof FORMS)[number];
type Ending = (typeof ENDINGS)[number];
export type EvaluationFile = 'calendar' | `${Form}.${Ending}`;

/** Saves one of the files that an evaluation plan makes of itself, in the language of its reader. */
export async function saveEvaluation(file: EvaluationFile): Promise<void> {
  const now = lang.peek();
  if (file === 'calendar') {
    const bytes = await callFile('GET /api/business-case/evaluation/calendar', { query: { lang: now } });
    return saveFile(bytes, `evaluation-dates.${now}.ics`);
  }
  const [form, ending] = file.split('.') as [Form, Ending];
  const bytes = await callFile(`GET /api/business-case/evaluation/${ending}`, { query: { lang: now, form } });
  saveFile(bytes, `evaluation-${form}.${now}.${ending}`);
}
