import type { RoomParts } from '../../shell/page.types.ts';
import './feedback.words.ts';
import './review.words.ts';
import { POINT, REVIEW_PART } from './review-part.ts';

const words = ['review', 'review-feedback'] as const;

export const parts: RoomParts = {
  besideCase: { words, load: async () => (await import('./case-feedback.tsx')).CaseFeedback },
  casePages: {
    feedback: {
      words: [...words, 'case-copies', 'case-tables', 'case-versions'],
      load: async () => (await import('./feedback-page.tsx')).FeedbackPage,
    },
  },
  senders: {
    [REVIEW_PART]: async () => (await import('./review.state.ts')).sendPart,
    [POINT]: async () => (await import('./points.state.ts')).sendPoint,
  },
};
