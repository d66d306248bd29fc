import { serve, type Route } from '../../core/endpoint.ts';
import {
  betweenMeetings,
  noteAction,
  noteWordSeen,
  saidToFacilitator,
  sayToFacilitator,
  setDirectory,
  showInDirectory,
} from './member.contract.ts';
import type { MemberService } from './member.service.ts';

export const memberRoutes = (members: MemberService): Route[] => [
  serve(betweenMeetings, ({ session, params }) => members.between(session, params.set)),
  serve(noteAction, async ({ session, params, body }) => {
    await members.note(session, params, body);
    return { noted: true as const };
  }),
  serve(sayToFacilitator, async ({ session, params: { set, n }, body }) => {
    await members.say(session, { set, n: Number(n) }, body);
    return { said: true as const };
  }),
  serve(saidToFacilitator, ({ session }) => members.words(session)),
  serve(noteWordSeen, async ({ session, params: { person, n } }) => {
    await members.seen(session, { person, n: Number(n) });
    return { seen: true as const };
  }),
  serve(setDirectory, ({ session }) => members.directory(session)),
  serve(showInDirectory, async ({ session, body }) => {
    await members.show(session, body);
    return { shown: true as const };
  }),
];
