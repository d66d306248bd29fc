import { serve, type Route } from '../../core/endpoint.ts';
import type { PeerAskingService } from './peer-asking.service.ts';
import type { PeerListService } from './peer-list.service.ts';
import type { PeerReadingService } from './peer-reading.service.ts';
import {
  answerPeer,
  askPeers,
  declineAsk,
  endAsk,
  noteOpenedAsk,
  noteSeenAsk,
  openAsked,
  openOwnAsk,
  peerAsks,
  peersToAsk,
  removePeerComment,
  savePeerComment,
  savePeerDraft,
  sendToAuthor,
  takeBackSent,
  thankPeer,
} from './peer.contract.ts';

interface Services {
  lists: PeerListService;
  asking: PeerAskingService;
  reading: PeerReadingService;
}

export const peerRoutes = ({ lists, asking, reading }: Services): Route[] => [
  serve(peerAsks, ({ session }) => lists.list(session)),
  serve(peersToAsk, ({ session, query }) => lists.people(session, query.after)),
  serve(openOwnAsk, ({ session, params }) => lists.openOwn(session, params.ask)),
  serve(openAsked, ({ session, params }) => lists.openAsked(session, params.ask)),
  serve(askPeers, ({ session, body }) => asking.askNumbered(session, body)),
  serve(noteOpenedAsk, ({ session, params }) => asking.noteOpened(session, params.ask)),
  serve(answerPeer, ({ session, params, body }) => asking.answer(session, params, body)),
  serve(thankPeer, ({ session, params, body }) => asking.thank(session, params.ask, body.words)),
  serve(endAsk, ({ session, params }) => asking.end(session, params.ask)),
  serve(savePeerDraft, ({ session, params, body }) => reading.saveDraft(session, params.ask, body)),
  serve(savePeerComment, ({ session, params, body }) => reading.saveComment(session, params, body)),
  serve(removePeerComment, ({ session, params, body }) =>
    reading.saveComment(session, params, { ...body, value: null }),
  ),
  serve(sendToAuthor, ({ session, params }) => reading.send(session, params.ask)),
  serve(takeBackSent, ({ session, params }) => reading.takeBack(session, params.ask)),
  serve(declineAsk, ({ session, params, body }) => reading.decline(session, params.ask, body)),
  serve(noteSeenAsk, ({ session, params }) => reading.noteSeen(session, params.ask)),
];
