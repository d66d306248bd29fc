import { call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';
import type { Answer } from '../../core/api.ts';

export type OpenedStandards = Answer<'GET /api/business-case/standards'>;
export type Check = OpenedStandards['check']['value'];

export const standards = (): Query<OpenedStandards> =>
  query('business-case/standards', () => call('GET /api/business-case/standards'));

export async function sendStandards(body: { write: string; revision: number; value: Check }) {
  const saved = await call('PUT /api/business-case/standards', { body });
  standards().invalidate();
  return saved;
}
