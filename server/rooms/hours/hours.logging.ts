import type { Ground } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { AskStore } from './ask.store.ts';
import { EntryService } from './entry.service.ts';
import { EntryStore } from './entry.store.ts';
import { HomeService } from './home.service.ts';
import { hoursRoutes } from './hours.routes.ts';
import { JoiningService } from './joining.service.ts';
import type { LogStore } from './log.store.ts';
import { PlanStore } from './plan.store.ts';
import type { RunHoursService } from './run-hours.service.ts';
import { TallyService } from './tally.service.ts';
import { TallyStore } from './tally.store.ts';

type Below = Ground & { people: PeopleService; grade: GradeService };

const REST_MS = 1_000;

/** What a learner logs, the plan beside it, and what cohort and gradebook hear of it. */
export function openLogging(
  { connection, people, grade, house, clock, log }: Below,
  { logs, runs }: { logs: LogStore; runs: RunHoursService },
) {
  const home = new HomeService({ logs, plans: new PlanStore(connection), runs, people, clock });
  const entries = new EntryService({ logs, entries: new EntryStore(connection), runs, clock });
  const tallies = new TallyStore(connection);
  const tally = new TallyService({ tallies, runs, people, grade, house, clock, log });
  return {
    routes: hoursRoutes({ home, entries }),
    jobs: { tallyHours: { run: () => tally.handOverNext(), restMs: REST_MS } },
    persons: new JoiningService(logs, new AskStore(connection), clock),
  };
}
