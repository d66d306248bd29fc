import { serve } from '../../core/endpoint.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ReviewService } from '../review/review.service.ts';
import { askSet } from './member.contract.ts';
import { SetReadersService } from './set-readers.service.ts';
import type { openSessions } from './open-sessions.ts';
import type { openSets } from './open-sets.ts';
import { inCase, sendToCase, whereItGoes } from './turn-to-case.contract.ts';
import { TurnToCaseService } from './turn-to-case.service.ts';

type Below = {
  'business-case': Pick<BusinessCaseService, 'notes'>;
  people: PeopleService;
  review: ReviewService;
};

/** The way from a set to the business case, as the room puts it together. */
export function openToCase(
  { 'business-case': { notes }, people, review }: Below,
  { service: { calendar } }: ReturnType<typeof openSessions>,
  { sets, meetings }: ReturnType<typeof openSets>,
) {
  const turns = new TurnToCaseService({ meetings, calendar, notes });
  const readers = new SetReadersService({ sets, people, peers: review.peers });
  return {
    routes: [
      serve(askSet, ({ session, params, body }) => readers.ask(session, params.set, body)),
      serve(inCase, ({ session, params }) => turns.sent(session, params)),
      serve(whereItGoes, ({ session, params }) => turns.where(session, params)),
      serve(sendToCase, ({ session, params, body }) => turns.send(session, params, body.section)),
    ],
  };
}
