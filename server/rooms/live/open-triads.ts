import { together } from '../../core/persons.ts';
import type { Ground } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { CohortOfSets } from './set-cohort.ts';
import { JoinerStore } from './set.store.ts';
import { SiteStore } from './site.store.ts';
import { openTriadChannel } from './triad-channel.ts';
import { TriadDates } from './triad-dates.service.ts';
import { TriadJoining } from './triad-joining.service.ts';
import { TriadPersons } from './triad-persons.service.ts';
import { triadRoutes } from './triad.routes.ts';
import { TriadSheetService } from './triad-sheet.service.ts';
import { TriadSheetStore } from './triad-sheet.store.ts';
import { TriadService } from './triad.service.ts';
import { TriadStore } from './triad.store.ts';
import { TrioService } from './trio.service.ts';

type Below = Ground & { people: PeopleService; forms: FormsService; course: CourseService };

const REST_MS = 2000;

/** Triads: who practises with whom, their rounds, what was seen in them. */
export function openTriads({ connection, clock, log, people, forms, course }: Below) {
  const triads = new TriadStore(connection);
  const sites = new SiteStore(connection);
  const channel = openTriadChannel(triads, clock);
  const dates = new TriadDates({ triads, course, clock });
  const parts = { triads, sites, channel, dates, course, people, clock, log };
  const service = new TriadService(parts);
  const cohort = new CohortOfSets(people);
  const { answers } = forms;
  const sheetStore = new TriadSheetStore(connection);
  const written = { sheets: sheetStore, triads: service, answers };
  const sheets = new TriadSheetService({ ...written, course, people, clock });
  const nothing = () => Promise.resolve();
  answers.openTo('live', {
    open: (session, about) => sheets.opening(session, about),
    began: nothing,
    forgot: nothing,
  });
  const trios = new TrioService({ ...parts, cohort, joiners: new JoinerStore(connection) });
  return {
    dates,
    triads,
    service,
    routes: triadRoutes({ triads: service, sheets, trios }),
    tellTriads: { run: () => service.tellNext(), restMs: REST_MS },
    /** Quick, because what one process writes is seen by another's screens within a second. */
    followTriads: { run: () => channel.follow(), restMs: 400, settled: () => channel.end() },
    persons: together([
      new TriadPersons({ triads, channel }),
      new TriadJoining({ triads, sheets: sheetStore, channel }),
      sheets.persons,
      sites.persons,
    ]),
  };
}
