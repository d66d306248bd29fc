import type { Answer } from '../../core/api.ts';

export type TalkPage = Answer<'GET /api/discussion/comments'>;
export type Thread = TalkPage['threads'][number];
export type Comment = Thread['shownReplies'][number];
export type Rules = TalkPage['rules'];
export type Desk = Answer<'GET /api/discussion/desk'>;
export type DeskLine = Desk['flagged'][number];
export type Author = NonNullable<Comment['author']>;

/** Where comments stand: `wall`, or the key of a step. */
export type PlaceKey = string;
export const WALL = 'wall';

export const SHOWS = ['all', 'following', 'mine', 'helpful', 'new'] as const;
export type Shows = (typeof SHOWS)[number];

/** Kind of a write in the outbox: something that was said. */
export const SAID = 'discussion/said';

/** What waits in the outbox. */
export interface SaidBody {
  place: PlaceKey;
  root: string | null;
  text: string;
}

/** One box of a place: what is written in it is kept under this name, and waits under it. */
export const boxOf = (place: PlaceKey, root: string | null): string => `discussion/${place}/${root ?? ''}`;

export const LONGEST = 4000;

export const stepAddress = (key: string): string => `/app/course/${key}`;
