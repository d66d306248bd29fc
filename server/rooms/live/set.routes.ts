import { serve, type Route } from '../../core/endpoint.ts';
import type { FormingService } from './forming.service.ts';
import { meetingChanges, meetingEvents, meetingPage, openMeeting, tapMeeting } from './meeting.contract.ts';
import type { MeetingService } from './meeting.service.ts';
import {
  agreeToRules,
  allSets,
  formSets,
  moveMeeting,
  mySet,
  placeMember,
  proposeSets,
  sayJoining,
  settleSet,
  writeRules,
} from './set.contract.ts';
import type { OwnPracticeService } from './own-practice.service.ts';
import type { SetService } from './set.service.ts';
import { checkSets, myParts, myPractice, openCalls, practicePage, speakWith } from './sets-desk.contract.ts';
import type { SetsDeskService } from './sets-desk.service.ts';

interface Services {
  sets: SetService;
  forming: FormingService;
  desk: SetsDeskService;
  practice: OwnPracticeService;
  meeting: MeetingService;
}

export const setRoutes = ({ sets, forming, desk, practice, meeting }: Services): Route[] => [
  serve(mySet, ({ session }) => sets.mine(session)),
  serve(sayJoining, async ({ session, body }) => {
    await sets.sayJoining(session, body);
    return { said: true as const };
  }),
  serve(agreeToRules, async ({ session, params, body }) => {
    await sets.agree(session, params.set, body.version);
    return { agreed: true as const };
  }),
  serve(writeRules, ({ session, params, body }) => sets.writeRules(session, params.set, body)),
  serve(myPractice, ({ session }) => practice.read(session)),
  serve(myParts, ({ session }) => practice.parts(session)),
  ...deskRoutes(desk),
  ...formingRoutes(forming),
  ...meetingRoutes(meeting),
];

const deskRoutes = (desk: SetsDeskService): Route[] => [
  serve(allSets, ({ session }) => desk.overview(session)),
  serve(openCalls, async ({ session }) => ({ calls: await desk.calls(session) })),
  serve(checkSets, async ({ session, body }) => ({ problems: await desk.check(session, body.sets) })),
  serve(practicePage, ({ session, query }) => desk.practice(session, query.after)),
  serve(speakWith, ({ session, params, body }) => desk.speak(session, params, body)),
];

const formingRoutes = (forming: FormingService): Route[] => [
  serve(proposeSets, ({ session }) => forming.propose(session)),
  serve(formSets, ({ session, body }) => forming.form(session, body)),
  serve(placeMember, ({ session, params, body }) => forming.place(session, params.person, body)),
  serve(moveMeeting, ({ session, params, body }) => forming.moveMeeting(session, nameOf(params), body)),
  serve(settleSet, async ({ session, params, body }) => {
    await forming.settle(session, params.set, body);
    return { settled: true as const };
  }),
];

const meetingRoutes = (meeting: MeetingService): Route[] => [
  serve(meetingPage, ({ session, params }) => meeting.page(session, nameOf(params))),
  serve(openMeeting, ({ session, params }) => meeting.open(session, nameOf(params))),
  serve(meetingEvents, ({ session, params, query }) => meeting.events(session, nameOf(params), query.since)),
  serve(meetingChanges, async ({ session, params, query }) => ({
    step: await meeting.changes(session, nameOf(params), query.since),
  })),
  serve(tapMeeting, ({ session, params, body }) => meeting.tap(session, nameOf(params), body)),
];

const nameOf = ({ set, n }: { set: string; n: string }) => ({ set, n: Number(n) });
