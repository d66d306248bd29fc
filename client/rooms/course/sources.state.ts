import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';

export type Sources = Answer<'GET /api/course/sources'>;

export const allSources = (): Data<Sources> =>
  query(`course/sources/${lang.value}`, () => call('GET /api/course/sources'));
