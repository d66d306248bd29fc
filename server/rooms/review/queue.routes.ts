import { serve, type Route } from '../../core/endpoint.ts';
import type { ClaimService } from './claim.service.ts';
import {
  askForReview,
  claimReview,
  handBackReview,
  reviewQueue,
  reviewsOfLearner,
  takeNext,
} from './queue.contract.ts';
import type { QueueService } from './queue.service.ts';

export const queueRoutes = (queue: QueueService, claims: ClaimService): Route[] => [
  serve(reviewQueue, ({ session, query }) => queue.page(session, query)),
  serve(reviewsOfLearner, ({ session, params }) => queue.ofLearner(session, params.person)),
  serve(takeNext, ({ session, body }) => claims.next(session, body.but)),
  serve(claimReview, ({ session, params }) => claims.claim(session, params.review)),
  serve(askForReview, ({ session, params }) => claims.ask(session, params.review)),
  serve(handBackReview, ({ session, params }) => claims.handBack(session, params.review)),
];
