import { ApiError } from '../../core/api-error.ts';
import { type Answer, call, type Sent } from '../../core/api.ts';
import { query, type Data, type Query } from '../../core/data.ts';
import { newId, type Sender } from '../../core/outbox.ts';
import { flushAll } from '../../core/writing.ts';
import { noteSaved, type Written } from './comments.state.ts';
import { peerThing } from './review-part.ts';

export const PEERS = '/app/case/peers';
export const readingPath = (ask: string): string => `${PEERS}?read=${ask}`;
export const receivedPath = (ask: string): string => `${PEERS}?of=${ask}`;

export type PeerAsks = Answer<'GET /api/review/peers'>;
export type OwnAsk = PeerAsks['own'][number];
export type AskedLine = PeerAsks['asked'][number];
export type Peer = OwnAsk['reader'];
export type OwnOpened = Answer<'GET /api/review/peers/own/:ask'>;
export type AskedOpened = Answer<'GET /api/review/peers/asked/:ask'>;
export type PeerComment = OwnOpened['comments'][number];
export type PeerAnswer = PeerComment['answer']['value'];
export type PeerDraft = AskedOpened['draft']['value'];

export const peerAsks = (): Query<PeerAsks> => query('review/peers', () => call('GET /api/review/peers'));

export const peersToAsk = (after = 0): Data<Answer<'GET /api/review/peers/people'>> =>
  query(`review/peers/people/${after}`, () =>
    call('GET /api/review/peers/people', { query: after === 0 ? {} : { after } }),
  );

export const ownAsk = (ask: string): Query<OwnOpened> =>
  query(`review/peers/own/${ask}`, () => call('GET /api/review/peers/own/:ask', { params: { ask } }));

export const asked = (ask: string): Query<AskedOpened> =>
  query(`review/peers/asked/${ask}`, () => call('GET /api/review/peers/asked/:ask', { params: { ask } }));

/** What waits on both sides is asked for anew, and the one that it was about. */
async function said(work: Promise<unknown>, one?: Data<unknown>): Promise<void> {
  await work;
  await Promise.all([peerAsks().refresh(), one?.refresh()]);
}

interface Asking {
  section: string;
  revision: number;
  readers: readonly number[];
  note: string;
}

export const askPeers = (asking: Asking): Promise<void> =>
  said(
    call('POST /api/review/peers', {
      body: { ...asking, readers: [...asking.readers], write: newId() },
    }),
  );

/** Nobody who reads waits for it: where it fails, the next opening says it. */
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);

export const noteOpened = (ask: string): Promise<void> =>
  said(quietly(call('PUT /api/review/peers/own/:ask/opened', { params: { ask } })));

export const thank = (ask: string, words: string): Promise<void> =>
  said(call('PUT /api/review/peers/own/:ask/thanks', { params: { ask }, body: { words } }), ownAsk(ask));

export const end = (ask: string): Promise<void> =>
  said(call('POST /api/review/peers/own/:ask/end', { params: { ask } }), ownAsk(ask));

/** False: something that was written here has not arrived, and nothing was sent. */
export async function sendToAuthor(ask: string): Promise<boolean> {
  if (!(await flushAll())) return false;
  await said(call('POST /api/review/peers/asked/:ask/send', { params: { ask } }), asked(ask));
  return true;
}

export const takeBack = (ask: string): Promise<void> =>
  said(call('POST /api/review/peers/asked/:ask/take-back', { params: { ask } }), asked(ask));

export const decline = (ask: string, declined: boolean, words: string): Promise<void> =>
  said(
    call('PUT /api/review/peers/asked/:ask/declined', { params: { ask }, body: { declined, words } }),
    asked(ask),
  );

export const noteSeen = (ask: string): Promise<void> =>
  said(quietly(call('PUT /api/review/peers/asked/:ask/seen', { params: { ask } })));

interface CommentBody {
  write: string;
  revision: number;
  value: Written;
}

async function sendComment(params: { ask: string; comment: string }, body: CommentBody) {
  const { write, revision, value } = body;
  const saved = await (value
    ? call('PUT /api/review/peers/asked/:ask/comments/:comment', { params, body: { write, revision, value } })
    : call('POST /api/review/peers/asked/:ask/comments/:comment/remove', {
        params,
        body: { write, revision },
      }));
  noteSaved(peerThing(params.ask), params.comment, { value, revision: saved.revision });
  return saved;
}

type DraftBody = Sent<'PUT /api/review/peers/asked/:ask/draft'>['body'];

/** Ended or sent meanwhile, the page says so: what was written stays on the device. */
export const sendToPeer: Sender = async ({ thing, body }) => {
  const [, ask = '', what, comment = ''] = thing.split('/');
  try {
    if (what === 'comment') return await sendComment({ ask, comment }, body as CommentBody);
    return await call('PUT /api/review/peers/asked/:ask/draft', { params: { ask }, body: body as DraftBody });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-asked') asked(ask).invalidate();
    throw error;
  }
};

type AnswerBody = Sent<'PUT /api/review/peers/own/:ask/answers/:comment'>['body'];

export const sendPeerAnswer: Sender = ({ thing, body }) => {
  const [, ask = '', comment = ''] = thing.split('/');
  return call('PUT /api/review/peers/own/:ask/answers/:comment', {
    params: { ask, comment },
    body: body as AnswerBody,
  });
};
