import { together } from '../../core/persons.ts';
import type { RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { SharingService } from '../sharing/sharing.service.ts';
import * as account from './account.contract.ts';
import * as calendar from './calendar.contract.ts';
import * as dateChange from './date-change.contract.ts';
import * as meeting from './meeting.contract.ts';
import type { LiveService } from './live.service.ts';
import * as member from './member.contract.ts';
import { openAttended } from './open-attended.ts';
import { openDates } from './open-dates.ts';
import { openSessions } from './open-sessions.ts';
import { openSets } from './open-sets.ts';
import { openToCase } from './open-to-case.ts';
import { openTriads } from './open-triads.ts';
import { ownGroup } from './own-group.ts';
import * as pulse from './pulse.contract.ts';
import * as session from './session.contract.ts';
import * as sets from './set.contract.ts';
import * as triad from './triad.contract.ts';
import * as trio from './trio.contract.ts';
import * as setsDesk from './sets-desk.contract.ts';
import * as turnToCase from './turn-to-case.contract.ts';

type Below = Parameters<typeof openDates>[0] &
  Parameters<typeof openToCase>[0] & {
    people: PeopleService;
    forms: FormsService;
    course: CourseService;
    sharing: SharingService;
  };

const contract = {
  ...account,
  ...calendar,
  ...dateChange,
  ...meeting,
  ...member,
  ...pulse,
  ...session,
  ...sets,
  ...triad,
  ...trio,
  ...setsDesk,
  ...turnToCase,
};

export const liveRoom = {
  name: 'live',
  contract,
  open: (below: Below) => {
    const sets = openSets(below);
    const triads = openTriads(below);
    below.forms.sharing.groupsFrom(ownGroup({ sets: sets.sets, triads: triads.triads }));
    const sessions = openSessions({ ...below, meetings: sets.dates, triads: triads.dates });
    const told = openDates(below, sessions, sets);
    const { calendar: dates } = sessions.service;
    const attended = openAttended(below, dates);
    const toCase = openToCase(below, sessions, sets);
    return {
      service: { ...sessions.service, ...sets.service, ...attended.service },
      routes: [
        ...sets.routesWith({
          sessions: sessions.held,
          triads: triads.service,
          together: attended.service.together,
        }),
        ...[sessions, attended, told, triads, toCase].flatMap(({ routes }) => routes),
      ],
      jobs: {
        tellAttendance: sessions.tellAttendance,
        creditMeetings: attended.creditMeetings,
        meetings: sets.follow,
        tellMoved: told.tellMoved,
        tellTriads: triads.tellTriads,
        triads: triads.followTriads,
      },
      persons: together([sessions.persons, sets.persons, told.persons, triads.persons]),
      times: async (whose) => new Map([...(await dates.times(whose)), ...(await triads.dates.times(whose))]),
      announcements: (asked) => told.service.announcements(asked),
      dates: async (whose) => [...(await dates.events(whose)), ...(await triads.dates.events(whose))],
    };
  },
} satisfies RoomPlan<
  'live',
  typeof contract,
  Below,
  Services,
  'tellAttendance' | 'creditMeetings' | 'meetings' | 'tellMoved' | 'tellTriads' | 'triads'
>;

type Services = LiveService &
  ReturnType<typeof openSessions>['service'] &
  ReturnType<typeof openSets>['service'];
