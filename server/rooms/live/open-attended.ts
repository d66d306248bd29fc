import { serve, type Route } from '../../core/endpoint.ts';
import type { Ground } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { ownMeetings, sayAccount } from './account.contract.ts';
import { AccountService } from './account.service.ts';
import { AttendanceStore } from './attendance.store.ts';
import type { CalendarService } from './calendar.service.ts';
import { CreditingService } from './crediting.service.ts';
import { HeldMeetings } from './held.service.ts';
import { MeetingStore } from './meeting.store.ts';
import { MemberStore } from './member.store.ts';
import { TogetherService } from './together.service.ts';
import { SetStore } from './set.store.ts';

type Below = Ground & { people: PeopleService; course: CourseService };

const REST_MS = 2000;

/** Where meetings of sets and steps of the course touch: who was there has done the step. */
export function openAttended({ connection, clock, log, people, course }: Below, calendar: CalendarService) {
  const meetings = new MeetingStore(connection);
  const attendances = new AttendanceStore(connection);
  const sets = new SetStore(connection);
  const crediting = new CreditingService({ meetings, attendances, calendar, people, clock, log });
  const own = { sets, meetings, attendances, members: new MemberStore(connection), calendar, course, clock };
  const accounts = new AccountService(own);
  const routes: Route[] = [
    serve(ownMeetings, ({ session }) => accounts.attended(session)),
    serve(sayAccount, ({ session, params, body }) => accounts.say(session, params, body.done)),
  ];
  const held = new HeldMeetings({ meetings, sets, calendar, people, clock });
  return {
    service: { held, together: new TogetherService({ attendances, calendar, course }) },
    routes,
    creditMeetings: { run: () => crediting.creditNext(), restMs: REST_MS },
  };
}
