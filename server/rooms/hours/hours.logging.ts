import type { Ground } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import { EntryService } from './entry.service.ts';
import { EntryStore } from './entry.store.ts';
import { HomeService } from './home.service.ts';
import { hoursRoutes } from './hours.routes.ts';
import type { LogStore } from './log.store.ts';
import { PlanStore } from './plan.store.ts';
import type { RunHoursService } from './run-hours.service.ts';

type Below = Ground & { people: PeopleService };

/** What a learner logs, and the plan beside it. */
export function openLogging(
  { connection, people, clock }: Below,
  { logs, runs }: { logs: LogStore; runs: RunHoursService },
) {
  const home = new HomeService({ logs, plans: new PlanStore(connection), runs, people, clock });
  const entries = new EntryService({ logs, entries: new EntryStore(connection), home, clock });
  return { routes: hoursRoutes({ home, entries }) };
}
