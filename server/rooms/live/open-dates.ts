import type { PeopleService } from '../people/people.service.ts';
import { serve } from '../../core/endpoint.ts';
import type { Ground } from '../../house.ts';
import type { ReminderService } from '../hours/reminder.service.ts';
import { dateChanges, seeDateChanges } from './date-change.contract.ts';
import { DateSeenStore } from './date-seen.store.ts';
import { DatesToTellService } from './dates-to-tell.service.ts';
import type { openSessions } from './open-sessions.ts';
import type { openSets } from './open-sets.ts';

type Below = Ground & { people: PeopleService; hours: { reminders: Pick<ReminderService, 'wake'> } };

const REST_MS = 20_000;

/** Telling people of dates, as the room puts it together. */
export function openDates(
  { connection, clock, people, hours }: Below,
  { service, calendars, attendances }: ReturnType<typeof openSessions>,
  { sets, meetings }: ReturnType<typeof openSets>,
) {
  const seen = new DateSeenStore(connection);
  const own = { people, calendar: service.calendar, calendars, attendances, sets, meetings, seen };
  const dates = new DatesToTellService({ ...own, reminders: hours.reminders, clock });
  return {
    service: dates,
    routes: [
      serve(dateChanges, ({ session }) => dates.changes(session)),
      serve(seeDateChanges, async ({ session, body }) => {
        await dates.see(session, body.until);
        return { seen: true as const };
      }),
    ],
    tellMoved: { run: () => dates.tellNext(), restMs: REST_MS },
    persons: seen.persons,
  };
}
