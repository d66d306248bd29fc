import { serve, type Route } from '../../core/endpoint.ts';
import { liveCalendar, settleRhythm, settleSession } from './calendar.contract.ts';
import type { CalendarService } from './calendar.service.ts';

export const calendarRoutes = (calendar: CalendarService): Route[] => [
  serve(liveCalendar, ({ session }) => calendar.read(session)),
  serve(settleRhythm, ({ session, body }) => calendar.settleRhythm(session, body)),
  serve(settleSession, ({ session, params, body }) => calendar.settleSession(session, params, body)),
];
