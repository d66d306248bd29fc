import { type Answer, call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';

type SaidToFacilitator = Answer<'GET /api/live/sets/words'>;
export type SaidWord = SaidToFacilitator['words'][number];

export const saidToFacilitator = (): Query<SaidToFacilitator> =>
  query('live/sets/words', () => call('GET /api/live/sets/words'));

export async function noteSeen({ person, n }: SaidWord): Promise<void> {
  const params = { person: person.id, n: String(n) };
  await call('PUT /api/live/sets/words/:person/:n/seen', { params, body: {} });
  await saidToFacilitator().refresh();
}
