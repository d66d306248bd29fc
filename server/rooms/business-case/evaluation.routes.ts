import { serve, type Route } from '../../core/endpoint.ts';
import {
  nextCollection,
  takeEvaluationCalendar,
  takeEvaluationDocx,
  takeEvaluationMarkdown,
} from './evaluation.contract.ts';
import type { EvaluationService } from './evaluation.service.ts';

export const evaluationRoutes = (evaluation: EvaluationService): Route[] => [
  serve(nextCollection, ({ session }) => evaluation.next(session)),
  serve(takeEvaluationCalendar, ({ session, query }) => evaluation.calendar(session, query.lang)),
  serve(takeEvaluationDocx, ({ session, query }) => evaluation.docx(session, query)),
  serve(takeEvaluationMarkdown, ({ session, query }) => evaluation.markdown(session, query)),
];
