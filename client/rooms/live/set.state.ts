import { call } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import type { Joining, Mine, RulesText } from './set.types.ts';

export const mySet = (): Query<Mine> => query('live/sets/mine', () => call('GET /api/live/sets/mine'));

/** What a set agrees on stands on several pages. Refused or not: what is shown is asked for anew. */
async function said<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    refreshAll();
  }
}

export const sayJoining = (body: Joining) => said(call('PUT /api/live/sets/joining', { body }));

export const agree = (set: string, version: number) =>
  said(call('PUT /api/live/sets/:set/agreement', { params: { set }, body: { version } }));

export const writeRules = (set: string, version: number, text: RulesText) =>
  said(call('PUT /api/live/sets/:set/rules', { params: { set }, body: { ...text, version } }));
