import type { Member } from '../../../lti/index.ts';
import { AppError } from '../../core/errors.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import { GradingStore } from './grading.store.ts';
import { LinkStore } from './link.store.ts';
import { ChangeStore } from './change.store.ts';
import { DecisionStore } from './decision.store.ts';
import * as aboutYou from './about-you.contract.ts';
import { AboutYouStore } from './about-you.store.ts';
import * as copy from './copy.contract.ts';
import { CopyStore } from './copy.store.ts';
import * as people from './people.contract.ts';
import * as runSettings from './run-settings.contract.ts';
import { peopleRoutes } from './people.routes.ts';
import { PeopleService, type Run } from './people.service.ts';
import { PeoplePageStore } from './people-page.store.ts';
import { PeopleStore } from './people.store.ts';
import { PersonStore } from './person.store.ts';
import { rosterJob } from './roster.job.ts';
import { RosterLeaseStore } from './roster-lease.store.ts';
import { RosterStore } from './roster.store.ts';
import { RunSettingsStore } from './run-settings.store.ts';
import { RunStore } from './run.store.ts';

const contract = { ...people, ...runSettings, ...aboutYou, ...copy };

export const peopleRoom = {
  name: 'people',
  contract,
  open: (ground: Ground) => {
    const { connection, sessions, library, lti, clock, log } = ground;
    const stores = {
      persons: new PersonStore(connection),
      people: new PeopleStore(connection),
      runs: new RunStore(connection),
      links: new LinkStore(connection),
      grading: new GradingStore(connection),
      changes: new ChangeStore(connection),
      pages: new PeoplePageStore(connection),
      decisions: new DecisionStore(connection),
      rosters: new RosterStore(connection),
      leases: new RosterLeaseStore(connection),
      settings: new RunSettingsStore(connection),
      about: new AboutYouStore(connection),
      copies: new CopyStore(connection),
      sessions,
    };
    const service = new PeopleService(stores, library.forNewRuns());
    return {
      service,
      routes: peopleRoutes(service, { platformName: lti.platformName }),
      jobs: { rosters: { run: rosterJob(service, rosterReader(lti), clock, log), restMs: 5000 } },
      persons: {
        take: (scope, person) => service.take(scope, person),
        erase: (scope, person) => service.erase(scope, person),
      },
    };
  },
} satisfies RoomPlan<'people', typeof contract, Ground, PeopleService, 'rosters'>;

const rosterReader =
  ({ directory, readRoster }: Ground['lti']) =>
  async (run: Run): Promise<{ members: Member[]; complete: boolean }> => {
    const platform = await directory.findPlatform(run.tenant);
    if (platform?.status !== 'active') throw new AppError(409, 'platform-stopped');
    if (run.membershipsUrl === null) throw new Error('nothing to read');
    return readRoster(platform, { contextMembershipsUrl: run.membershipsUrl });
  };
