import { call } from '../../core/api.ts';
import { query, type Query } from '../../core/data.ts';
import { newId } from '../../core/outbox.ts';
import type {
  Audience,
  Kin,
  OpenedCopy,
  OwnSharing,
  Readers,
  SharedItem,
  SharedList,
  Thing,
} from './sharing.types.ts';

export const ownSharing = (): Query<OwnSharing> => query('sharing', () => call('GET /api/sharing'));

export const readersOfShared = (): Query<Readers> =>
  query('sharing/readers', () => call('GET /api/sharing/readers'));

/** A page of it; without a part all of the kind. */
export function sharedByCohort({ kind, part }: Partial<Thing> & Pick<Thing, 'kind'>, before?: number) {
  const asked = { kind, ...(part && { part }), ...(before !== undefined && { before: String(before) }) };
  return query<SharedList>(`sharing/cohort/${JSON.stringify(asked)}`, () =>
    call('GET /api/sharing/cohort', { query: asked }),
  );
}

export const sharedItem = (item: string): Query<SharedItem> =>
  query(`sharing/items/${item}`, () => call('GET /api/sharing/items/:item', { params: { item } }));

export const openedCopy = (copy: string): Query<OpenedCopy> =>
  query(`sharing/copies/${copy}`, () => call('GET /api/sharing/copies/:copy', { params: { copy } }));

export const familyOf = (item: string): Query<{ family: Kin[] }> =>
  query(`sharing/family/${item}`, () => call('GET /api/sharing/items/:item/family', { params: { item } }));

export const sharedWithTrainers = (person: string) =>
  query(`sharing/learners/${person}`, () =>
    call('GET /api/sharing/learners/:person', { params: { person } }),
  );

/** Of the state that was looked at; refused where another is saved. */
export async function share({ kind, part }: Thing, audience: Audience, revision: number): Promise<void> {
  const body = { write: newId(), audience, revision };
  await call('PUT /api/sharing/own/:kind/:part', { params: { kind, part }, body });
  await ownSharing().refresh();
}

export async function withdraw(item: string): Promise<void> {
  await call('DELETE /api/sharing/items/:item', { params: { item } });
  await ownSharing().refresh();
}

/** Answers which thing of one's own the copy waits in. */
export async function takeCopy(item: string) {
  const copy = await call('POST /api/sharing/items/:item/copies', {
    params: { item },
    body: { write: newId() },
  });
  await ownSharing().refresh();
  return copy;
}

export async function placeCopy(copy: string): Promise<void> {
  await call('PUT /api/sharing/copies/:copy/placed', { params: { copy } });
  await ownSharing().refresh();
}

export async function putCopyAway(copy: string): Promise<void> {
  await call('PUT /api/sharing/copies/:copy/away', { params: { copy } });
  await ownSharing().refresh();
}

export async function takeCreditOff(copy: string): Promise<void> {
  await call('PUT /api/sharing/copies/:copy/rewritten', { params: { copy } });
  await ownSharing().refresh();
}
