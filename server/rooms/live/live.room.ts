import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as calendar from './calendar.contract.ts';
import { CalendarService } from './calendar.service.ts';
import { CalendarStore } from './calendar.store.ts';
import { calendarRoutes } from './live.routes.ts';
import * as meeting from './meeting.contract.ts';
import { openSets } from './open-sets.ts';
import * as sets from './set.contract.ts';

type Below = Ground & { people: PeopleService; forms: FormsService; course: CourseService };

const contract = { ...calendar, ...sets, ...meeting };

export const liveRoom = {
  name: 'live',
  contract,
  open: (below: Below) => {
    const { connection, clock, people, course } = below;
    const calendars = new CalendarService({ store: new CalendarStore(connection), course, people, clock });
    const sets = openSets(below);
    return {
      service: { calendar: calendars, ...sets.service },
      routes: [...calendarRoutes(calendars), ...sets.routes],
      jobs: { meetings: sets.follow },
      persons: sets.persons,
    };
  },
} satisfies RoomPlan<'live', typeof contract, Below, Services, 'meetings'>;

type Services = { calendar: CalendarService } & ReturnType<typeof openSets>['service'];
