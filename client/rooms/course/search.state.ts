import { call, type Answer } from '../../core/api.ts';
import { lang } from '../../core/i18n.ts';
import { query, type Data } from '../../core/data.ts';

export type Found = Answer<'GET /api/course/search'>;

/** What answers a question, in the language of the page. */
export const searched = (question: string): Data<Found> =>
  query(`course/search/${lang.value}/${question}`, () =>
    call('GET /api/course/search', { query: { question } }),
  );
