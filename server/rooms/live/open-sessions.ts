import type { Ground } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { AttendanceService } from './attendance.service.ts';
import { AttendanceStore } from './attendance.store.ts';
import { CalendarService } from './calendar.service.ts';
import { CalendarStore } from './calendar.store.ts';
import { ClockStore } from './clock.store.ts';
import { calendarRoutes, pulseRoutes, sessionRoutes } from './live.routes.ts';
import type { TriadDates } from './triad-dates.service.ts';
import type { MeetingDates } from './meeting-dates.service.ts';
import { PulseService } from './pulse.service.ts';
import { PulseStore } from './pulse.store.ts';
import { SessionService } from './session.service.ts';
import { SessionsHeldService } from './sessions-held.service.ts';

type Below = Ground & {
  people: PeopleService;
  course: CourseService;
  meetings: MeetingDates;
  triads: TriadDates;
};

const REST_MS = 2000;

/** Live sessions: when they are, how they are held, who was there. */
export function openSessions({ connection, clock, log, people, course, meetings, triads }: Below) {
  const attendances = new AttendanceStore(connection);
  const calendars = new CalendarStore(connection);
  const calendar = new CalendarService({ store: calendars, course, people, clock, meetings, triads });
  const parts = { calendar, attendances, course, people, clock, log };
  const sessions = new SessionService({ ...parts, clocks: new ClockStore(connection) });
  const attendance = new AttendanceService({ ...parts, sessions });
  const pulses = new PulseService({ ...parts, pulses: new PulseStore(connection) });
  return {
    service: { calendar },
    calendars,
    attendances,
    held: new SessionsHeldService({ calendar, attendances, people, clock }),
    routes: [...calendarRoutes(calendar), ...sessionRoutes(sessions, attendance), ...pulseRoutes(pulses)],
    tellAttendance: { run: () => attendance.tellNext(), restMs: REST_MS },
    persons: attendances.persons,
  };
}
