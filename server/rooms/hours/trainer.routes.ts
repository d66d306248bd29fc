import { serve, type Route } from '../../core/endpoint.ts';
import type { JudgingService } from './judging.service.ts';
import {
  acceptEntry,
  cohortHours,
  confirmMonth,
  learnerHours,
  queryEntry,
  settleEntry,
  takeBackMonth,
  waitingHours,
} from './trainer.contract.ts';
import type { TrainerService } from './trainer.service.ts';

export const trainerRoutes = (trainer: TrainerService, judging: JudgingService): Route[] => [
  serve(cohortHours, ({ session, query, now }) => trainer.page(session, query, now)),
  serve(waitingHours, ({ session }) => trainer.waiting(session)),
  serve(learnerHours, ({ session, params, now }) => trainer.learner(session, params.person, now)),
  serve(queryEntry, ({ session, params, body, now }) => judging.query(session, params, body, now)),
  serve(settleEntry, ({ session, params, now }) => judging.settle(session, params, now)),
  serve(acceptEntry, ({ session, params, now }) => judging.accept(session, params, now)),
  serve(confirmMonth, ({ session, params, body, now }) => judging.confirmMonth(session, params, body, now)),
  serve(takeBackMonth, ({ session, params, now }) => judging.takeBack(session, params, now)),
];
