import { type Answer, call, type Sent } from '../../core/api.ts';
import { query, refreshAll, type Query } from '../../core/data.ts';
import { newId } from '../../core/outbox.ts';

export type Between = Answer<'GET /api/live/sets/:set/between'>;
export type OpenAction = Between['actions'][number];
export type TurnRecord = Between['records'][number];
export type Word = Between['words'][number];
export type Directory = Answer<'GET /api/live/directory'>;
export type ShownEntry = Directory['people'][number];
type OwnParts = Answer<'GET /api/live/practice/parts'>;
export type OwnPart = OwnParts['history'][number];
export type OwnTogether = OwnParts['together'];
export type ActionNote = Sent<'PUT /api/live/sets/:set/actions/:action/note'>['body'];
export type Entry = Sent<'PUT /api/live/directory'>['body'];

export const between = (set: string): Query<Between> =>
  query(`live/sets/${set}/between`, () => call('GET /api/live/sets/:set/between', { params: { set } }));

export const directory = (): Query<Directory> =>
  query('live/directory', () => call('GET /api/live/directory'));

/** What part one has had, in meetings and in triads. */
export const ownParts = (): Query<OwnParts> =>
  query('live/practice/parts', () => call('GET /api/live/practice/parts'));

async function said<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    refreshAll();
  }
}

export const noteAction = (set: string, action: string, body: ActionNote) =>
  said(call('PUT /api/live/sets/:set/actions/:action/note', { params: { set, action }, body }));

export const sayToFacilitator = (set: string, n: number, body: { quarter: boolean; said: string }) =>
  said(call('PUT /api/live/sets/:set/meetings/:n/word', { params: { set, n: String(n) }, body }));

export const showInDirectory = (body: Entry) => said(call('PUT /api/live/directory', { body }));

/** All that was written of one's own turn, but what was agreed. */
export const eraseTurn = (set: string, { n, turn }: Pick<TurnRecord, 'n' | 'turn'>) =>
  said(
    call('POST /api/live/meetings/:set/:n/taps', {
      params: { set, n: String(n) },
      body: { id: newId(), waitedMs: 0, tap: { kind: 'erase', turn } },
    }),
  );
