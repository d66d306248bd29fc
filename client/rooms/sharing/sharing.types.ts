import type { Answer } from '../../core/api.ts';

export type OwnSharing = Answer<'GET /api/sharing'>;
export type OwnItem = OwnSharing['items'][number];
export type OwnCopy = OwnSharing['copies'][number];
export type SharedList = Answer<'GET /api/sharing/cohort'>;
export type SharedItem = Answer<'GET /api/sharing/items/:item'>;
export type OpenedCopy = Answer<'GET /api/sharing/copies/:copy'>;
export type Credit = SharedItem['credits'][number];
export type Author = SharedItem['author'];
export type Readers = Answer<'GET /api/sharing/readers'>;
export type Kin = Answer<'GET /api/sharing/items/:item/family'>['family'][number];
export type Audience = OwnItem['audience'];

export interface Thing {
  kind: OwnItem['kind'];
  part: string;
}

/** How the room whose thing it is draws one. */
export type Draw = (shared: { content: unknown; draws: unknown }) => preact.JSX.Element;
