import { serve, type Route } from '../../core/endpoint.ts';
import type { AttendanceService } from './attendance.service.ts';
import { liveCalendar, settleRhythm, settleSession, takeSessions } from './calendar.contract.ts';
import type { CalendarService } from './calendar.service.ts';
import { answerPulse, pulseOfSession } from './pulse.contract.ts';
import type { PulseService } from './pulse.service.ts';
import {
  attendants,
  checkIn,
  confirmAttendance,
  liveSession,
  markAttendance,
  moveClock,
  sayMadeUp,
  tellAbsence,
} from './session.contract.ts';
import type { SessionService } from './session.service.ts';

export const calendarRoutes = (calendar: CalendarService): Route[] => [
  serve(liveCalendar, ({ session }) => calendar.read(session)),
  serve(takeSessions, ({ session, query }) => calendar.file(session, query)),
  serve(settleRhythm, ({ session, body }) => calendar.settleRhythm(session, body)),
  serve(settleSession, ({ session, params, body }) => calendar.settleSession(session, params, body)),
];

export const sessionRoutes = (sessions: SessionService, attendance: AttendanceService): Route[] => [
  serve(liveSession, ({ session, params }) => sessions.read(session, params)),
  serve(checkIn, ({ session, params }) => sessions.checkIn(session, params)),
  serve(tellAbsence, ({ session, params, body }) => sessions.tellAbsence(session, params, body.cannot)),
  serve(sayMadeUp, ({ session, params, body }) => sessions.sayMadeUp(session, params, body.done)),
  serve(moveClock, ({ session, params, body }) => sessions.moveClock(session, params, body)),
  serve(attendants, ({ session, params, query }) => attendance.page(session, params, query.after)),
  serve(markAttendance, ({ session, params: { person, ...place }, body }) =>
    attendance.mark(session, place, { person, ...body }),
  ),
  serve(confirmAttendance, ({ session, params }) => attendance.confirm(session, params)),
];

export const pulseRoutes = (pulses: PulseService): Route[] => [
  serve(answerPulse, ({ session, params, body }) => pulses.answer(session, params, body)),
  serve(pulseOfSession, ({ session, params }) => pulses.read(session, params)),
];
