import { knowsNobody } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as calendar from './calendar.contract.ts';
import { CalendarService } from './calendar.service.ts';
import { CalendarStore } from './calendar.store.ts';
import { calendarRoutes } from './live.routes.ts';

type Below = Ground & { people: PeopleService; course: CourseService };

const contract = { ...calendar };

export const liveRoom = {
  name: 'live',
  contract,
  open: ({ connection, clock, people, course }: Below) => {
    const calendars = new CalendarService({ store: new CalendarStore(connection), course, people, clock });
    return {
      service: { calendar: calendars },
      routes: calendarRoutes(calendars),
      jobs: {},
      persons: knowsNobody,
    };
  },
} satisfies RoomPlan<'live', typeof contract, Below, { calendar: CalendarService }, never>;
