import { type Answer, call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';

export type WhereItGoes = Answer<'GET /api/live/sets/:set/actions/:action/case'>;

export interface ActionName {
  set: string;
  action: string;
}

export const whereItGoes = (params: ActionName): Query<WhereItGoes> =>
  query(`live/sets/${params.set}/actions/${params.action}/case`, () =>
    call('GET /api/live/sets/:set/actions/:action/case', { params }),
  );

export async function sendToCase(params: ActionName, section: string): Promise<void> {
  await call('PUT /api/live/sets/:set/actions/:action/case', { params, body: { section } });
  whereItGoes(params).invalidate();
}
