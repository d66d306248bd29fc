import { serve, type Route } from '../../core/endpoint.ts';
import {
  openReview,
  releaseReview,
  removeComment,
  saveComment,
  saveDraft,
  withdrawReview,
} from './desk.contract.ts';
import type { DeskService } from './desk.service.ts';
import { noteOpened, ownReviewOf, ownReviews } from './feedback.contract.ts';
import type { FeedbackService } from './feedback.service.ts';
import type { ReleaseService } from './release.service.ts';

export const deskRoutes = (desk: DeskService, releases: ReleaseService): Route[] => [
  serve(openReview, ({ session, params }) => desk.open(session, params.review)),
  serve(saveDraft, ({ session, params, body }) => desk.saveDraft(session, params.review, body)),
  serve(saveComment, ({ session, params, body }) => desk.saveComment(session, params, body)),
  serve(removeComment, ({ session, params, body }) =>
    desk.saveComment(session, params, { ...body, value: null }),
  ),
  serve(releaseReview, ({ session, params, body }) => releases.release(session, params.review, body.write)),
  serve(withdrawReview, ({ session, params }) => releases.withdraw(session, params.review)),
];

export const feedbackRoutes = (feedback: FeedbackService): Route[] => [
  serve(ownReviews, ({ session }) => feedback.list(session)),
  serve(ownReviewOf, ({ session, params }) => feedback.open(session, Number(params.version))),
  serve(noteOpened, ({ session, params }) => feedback.noteOpened(session, Number(params.version))),
];
