import { serve, type Route } from '../../core/endpoint.ts';
import type { DeskService } from './desk.service.ts';
import {
  evaluatedMeeting,
  evaluatedMeetings,
  outcomeOfRun,
  ownEvaluations,
  takeEvaluations,
  takeOutcome,
} from './evaluation.contract.ts';
import type { EvaluationService } from './evaluation.service.ts';

export const evaluationRoutes = (evaluations: EvaluationService, desk: DeskService): Route[] => [
  serve(ownEvaluations, ({ session }) => evaluations.mine(session)),
  serve(evaluatedMeetings, ({ session }) => desk.overview(session)),
  serve(evaluatedMeeting, ({ session, params }) =>
    desk.meeting(session, { set: params.set, n: Number(params.n) }),
  ),
  serve(outcomeOfRun, ({ session }) => desk.outcome(session)),
  serve(takeEvaluations, ({ session, query }) => desk.evaluationsFile(session, query.lang)),
  serve(takeOutcome, ({ session, query }) => desk.outcomeFile(session, query.lang)),
];
