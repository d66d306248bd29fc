import { serve, type Route } from '../../core/endpoint.ts';
import { answerPoint, casePoints } from './point.contract.ts';
import type { PointService } from './point.service.ts';

export const pointRoutes = (points: PointService): Route[] => [
  serve(casePoints, ({ session }) => points.list(session)),
  serve(answerPoint, ({ session, params, body }) => points.answer(session, params.point, body)),
];
