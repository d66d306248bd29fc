import { serve } from '../../core/endpoint.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { openSessions } from './open-sessions.ts';
import type { openSets } from './open-sets.ts';
import { inCase, sendToCase, whereItGoes } from './turn-to-case.contract.ts';
import { TurnToCaseService } from './turn-to-case.service.ts';

type Below = { 'business-case': Pick<BusinessCaseService, 'notes'> };

/** The way from a set to the business case, as the room puts it together. */
export function openToCase(
  { 'business-case': { notes } }: Below,
  { service: { calendar } }: ReturnType<typeof openSessions>,
  { meetings }: ReturnType<typeof openSets>,
) {
  const turns = new TurnToCaseService({ meetings, calendar, notes });
  return {
    routes: [
      serve(inCase, ({ session, params }) => turns.sent(session, params)),
      serve(whereItGoes, ({ session, params }) => turns.where(session, params)),
      serve(sendToCase, ({ session, params, body }) => turns.send(session, params, body.section)),
    ],
  };
}
