import type { Ground, RoomPlan } from '../../house.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { ClaimService } from './claim.service.ts';
import { IntakeService } from './intake.service.ts';
import * as queue from './queue.contract.ts';
import { queueRoutes } from './queue.routes.ts';
import { QueueService } from './queue.service.ts';
import { QueueStore } from './queue.store.ts';
import { reviewPersons } from './review.persons.ts';
import { ReviewStore } from './review.store.ts';

type Below = Ground & { people: PeopleService; 'business-case': BusinessCaseService };

const contract = { ...queue };

export const reviewRoom = {
  name: 'review',
  contract,
  open: ({ connection, people, clock, 'business-case': cases }: Below) => {
    const store = new ReviewStore(connection);
    const parts = { store, lists: new QueueStore(connection), people, clock };
    const claims = new ClaimService(parts);
    const intake = new IntakeService({ store, cases });
    return {
      service: {},
      routes: queueRoutes(new QueueService(parts), claims),
      jobs: {},
      hears: (made) => intake.hear(made),
      persons: reviewPersons(store),
    };
  },
} satisfies RoomPlan<'review', typeof contract, Below, object, never>;
