import type { RoomParts } from '../../shell/page.types.ts';
import './feedback.words.ts';
import './peers.words.ts';
import './review.words.ts';
import { PEER, PEER_ANSWER, POINT, REVIEW_PART } from './review-part.ts';

const words = ['review', 'review-feedback'] as const;
const peerWords = [...words, 'review-peers'] as const;

export const parts: RoomParts = {
  besideCase: [
    { words, load: async () => (await import('./case-feedback.tsx')).CaseFeedback },
    { words: peerWords, load: async () => (await import('./peers-beside.tsx')).PeersBeside },
  ],
  roadMap: { words: ['review-peers'], load: async () => (await import('./peer-lines.tsx')).PeerLines },
  casePages: {
    feedback: {
      words: [...words, 'case-copies', 'case-tables', 'case-versions'],
      load: async () => (await import('./feedback-page.tsx')).FeedbackPage,
    },
    peers: {
      words: [...peerWords, 'review-comment', 'case-copies', 'case-tables', 'case-versions'],
      load: async () => (await import('./peers-page.tsx')).PeersPage,
    },
  },
  senders: {
    [REVIEW_PART]: async () => (await import('./review.state.ts')).sendPart,
    [PEER]: async () => (await import('./peers.state.ts')).sendToPeer,
    [PEER_ANSWER]: async () => (await import('./peers.state.ts')).sendPeerAnswer,
    [POINT]: async () => (await import('./points.state.ts')).sendPoint,
  },
};
