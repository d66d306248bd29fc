import { signal } from '@preact/signals';
import { type Answer, call } from '../../core/api.ts';
import { query, type Data, type Query, refreshAll } from '../../core/data.ts';
import { forget } from '../../core/kept.ts';
import type { Sender } from '../../core/outbox.ts';
import { owner } from '../../core/session.ts';
import {
  type Comment,
  type Desk,
  type PlaceKey,
  type SaidBody,
  type Shows,
  type TalkPage,
  WALL,
} from './discussion.types.ts';

const asked = new Set<Query<unknown>>();

/** Whatever was said or done, every list may show it. */
function ask<T>(key: string, fetch: () => Promise<T>): Data<T> {
  const made = query(key, fetch);
  asked.add(made as Query<unknown>);
  return made;
}

export function refreshTalk(): void {
  for (const one of asked) one.invalidate();
}

export const talk = (place: PlaceKey, show: Shows, before?: number): Data<TalkPage> =>
  ask(`discussion/${place}/${show}/${before ?? ''}`, () =>
    call('GET /api/discussion/comments', {
      query: { place, show, ...(before === undefined ? {} : { before }) },
    }),
  );

/** Replies of a thread, all the pages of them up to `after`. */
export const replies = (place: PlaceKey, comment: string, after: number) =>
  ask(`discussion/${place}/replies/${comment}/${after}`, () =>
    call('GET /api/discussion/comments/:comment/replies', { params: { comment }, query: { place, after } }),
  );

export type Earlier = Answer<'GET /api/discussion/comments/:comment/earlier'>;
export const earlier = (comment: string, revision: number): Data<Earlier> =>
  ask(`discussion/earlier/${comment}/${revision}`, () =>
    call('GET /api/discussion/comments/:comment/earlier', { params: { comment } }),
  );

export const follows = () => ask('discussion/follows', () => call('GET /api/discussion/follows'));
export const desk = (): Data<Desk> => ask('discussion/desk', () => call('GET /api/discussion/desk'));

/** The last thing that has arrived: its box is empty from then on. */
export const posted = signal<{ thing: string; write: string } | undefined>(undefined);

/** The step that comments complete is marked by a job, a moment later. */
const MARKED_AFTER_MS = 3_000;

/** Sends what somebody said. The same `write` twice is one comment. */
export const sendSaid: Sender = async (item) => {
  const { place, root, text } = item.body as SaidBody;
  await call('POST /api/discussion/comments', { body: { write: item.id, place, root, text } });
  await forget('drafts', `${owner()}/${item.thing}`);
  posted.value = { thing: item.thing, write: item.id };
  refreshTalk();
  if (place !== WALL) setTimeout(refreshAll, MARKED_AFTER_MS);
};

const params = ({ id }: Pick<Comment, 'id'>) => ({ params: { comment: id } });

export async function setHelpful(comment: Comment, on: boolean): Promise<void> {
  if (on) await call('PUT /api/discussion/comments/:comment/helpful', params(comment));
  else await call('DELETE /api/discussion/comments/:comment/helpful', params(comment));
}

export async function setFollowed(person: string, on: boolean): Promise<void> {
  if (on) await call('PUT /api/discussion/follows/:person', { params: { person } });
  else await call('DELETE /api/discussion/follows/:person', { params: { person } });
  refreshTalk();
}

export async function flag(comment: Comment): Promise<void> {
  await call('PUT /api/discussion/comments/:comment/flag', params(comment));
  refreshTalk();
}

/** Rejects with conflict, and the text as it is now, when it was edited elsewhere meanwhile. */
export async function edit(comment: Comment, text: string, revision: number): Promise<void> {
  await call('PUT /api/discussion/comments/:comment', { ...params(comment), body: { text, revision } });
  refreshTalk();
}

export async function takeAway(comment: Comment): Promise<void> {
  await call('DELETE /api/discussion/comments/:comment', params(comment));
  refreshTalk();
}

export async function setPinned(comment: Comment, on: boolean): Promise<void> {
  if (on) await call('PUT /api/discussion/comments/:comment/pin', params(comment));
  else await call('DELETE /api/discussion/comments/:comment/pin', params(comment));
  refreshTalk();
}

export async function decide(comment: Pick<Comment, 'id'>, decision: 'keep' | 'hide'): Promise<void> {
  await call('PUT /api/discussion/comments/:comment/decision', { ...params(comment), body: { decision } });
  refreshTalk();
}

export async function settleQuestion(comment: Pick<Comment, 'id'>): Promise<void> {
  await call('PUT /api/discussion/comments/:comment/answered', params(comment));
  refreshTalk();
}

/** Nobody misses it when it fails: the next look is noted instead. */
export async function noteVisit(place: PlaceKey): Promise<void> {
  await call('PUT /api/discussion/visit', { body: { place } }).catch(() => undefined);
}
