import { call, type Sent } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import type { GroupProblem, OpenCall, Practice, Proposal, SetsDesk } from './sets-desk.types.ts';

type Body<K extends Parameters<typeof call>[0]> = Sent<K> extends { body: infer B } ? B : never;

export const setsDesk = (): Query<SetsDesk> => query('live/sets', () => call('GET /api/live/sets'));

export const proposal = (): Query<Proposal> =>
  query('live/sets/proposal', () => call('GET /api/live/sets/proposal'));

/** Calls that nobody has answered. A question of its own, small enough to be asked again and again. */
export const openCalls = (): Query<OpenCall[]> =>
  query('live/sets/calls', async () => (await call('GET /api/live/sets/calls')).calls);

/** Fifty people at a time, by their numbers. */
export const practice = (after: number): Query<Practice> =>
  query(`live/practice/${after}`, () => call('GET /api/live/practice', { query: { after } }));

/** What is wrong with groups as they stand on the page. Rejects with ApiError. */
export async function checkGroups(sets: readonly (readonly string[])[]): Promise<GroupProblem[][]> {
  const body = { sets: sets.map((members) => [...members]) };
  return (await call('POST /api/live/sets/check', { body })).problems;
}

/** A set stands on several pages: each is asked again when it is next shown. */
async function changed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    refreshAll();
  }
}

export const formSets = (body: Body<'POST /api/live/sets'>) => changed(call('POST /api/live/sets', { body }));

export const placeMember = (person: string, body: Body<'PUT /api/live/sets/places/:person'>) =>
  changed(call('PUT /api/live/sets/places/:person', { params: { person }, body }));

export const moveMeeting = (set: string, n: number, body: Body<'PUT /api/live/sets/:set/meetings/:n'>) =>
  changed(call('PUT /api/live/sets/:set/meetings/:n', { params: { set, n: String(n) }, body }));

export const settleSet = (set: string, body: Body<'PUT /api/live/sets/:set'>) =>
  changed(call('PUT /api/live/sets/:set', { params: { set }, body }));

export const speakWith = (
  set: string,
  person: string,
  body: Body<'PUT /api/live/sets/:set/spoken/:person'>,
) => changed(call('PUT /api/live/sets/:set/spoken/:person', { params: { set, person }, body }));
