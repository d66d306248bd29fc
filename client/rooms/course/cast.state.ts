import { call, type Answer } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import { lang } from '../../core/i18n.ts';

export type Cast = Answer<'GET /api/course/cast'>;

export const wholeCast = (): Data<Cast> =>
  query(`course/cast/${lang.value}`, () => call('GET /api/course/cast'));
