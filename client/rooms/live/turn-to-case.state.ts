import { type Answer, call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';

export type WhereItGoes = Answer<'GET /api/live/sets/:set/to-case/:what/:id'>;
type InCase = Answer<'GET /api/live/sets/:set/to-case'>;

/** Something of a turn that may go to its presenter's business case. */
export interface OfTurn {
  set: string;
  what: 'action' | 'insight';
  id: string;
}

export const whereItGoes = (params: OfTurn): Query<WhereItGoes> =>
  query(`live/sets/${params.set}/to-case/${params.what}/${params.id}`, () =>
    call('GET /api/live/sets/:set/to-case/:what/:id', { params }),
  );

/** What of a set's meetings is in one's business case. */
export const inCase = (set: string): Query<InCase> =>
  query(`live/sets/${set}/to-case`, () => call('GET /api/live/sets/:set/to-case', { params: { set } }));

export async function sendToCase(params: OfTurn, section: string): Promise<void> {
  await call('PUT /api/live/sets/:set/to-case/:what/:id', { params, body: { section } });
  whereItGoes(params).invalidate();
  inCase(params.set).invalidate();
}
