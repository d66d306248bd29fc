import { serve } from '../../core/endpoint.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import { sendAction, whereActionsGo } from './action-to-case.contract.ts';
import { ActionToCaseService } from './action-to-case.service.ts';
import type { openSessions } from './open-sessions.ts';
import type { openSets } from './open-sets.ts';

type Below = { 'business-case': Pick<BusinessCaseService, 'notes'> };

/** The way from a set to the business case, as the room puts it together. */
export function openToCase(
  { 'business-case': { notes } }: Below,
  { service: { calendar } }: ReturnType<typeof openSessions>,
  { meetings }: ReturnType<typeof openSets>,
) {
  const actions = new ActionToCaseService({ meetings, calendar, notes });
  return {
    routes: [
      serve(whereActionsGo, ({ session, params }) => actions.where(session, params)),
      serve(sendAction, ({ session, params, body }) => actions.send(session, params, body.section)),
    ],
  };
}
