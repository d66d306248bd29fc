import type { Ground, RoomPlan } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import { DeliveryStore } from './delivery.store.ts';
import * as contract from './grade.contract.ts';
import { gradeRoutes } from './grade.routes.ts';
import { GradeService } from './grade.service.ts';
import { GradeStore } from './grade.store.ts';
import { LineItemStore } from './line-item.store.ts';
import { ltiGradebook } from './lti-gradebook.ts';

type Below = Ground & { people: PeopleService };

export const gradeRoom = {
  name: 'grade',
  contract,
  open: ({ connection, lti, people, house, clock, config, log, metrics }: Below) => {
    const deliveries = new DeliveryStore(connection);
    const service = new GradeService({
      store: new GradeStore(connection),
      deliveries,
      lineItems: new LineItemStore(connection),
      people,
      gradebook: ltiGradebook(
        lti.grades,
        (id) => lti.directory.findPlatform(id),
        `${config.origin}/lti/launch`,
      ),
      rooms: house.names,
      clock,
      log,
      metrics,
    });
    return {
      service,
      routes: gradeRoutes(service),
      jobs: {
        scores: { run: () => service.sendDue(), settled: () => service.settled(), restMs: 1000 },
        lineItems: { run: () => service.lookAtLineItems(), restMs: 10_000 },
      },
      persons: {
        take: async (scope, person) => ({ scores: await deliveries.takeOf(scope, person) }),
        erase: (scope, person) => deliveries.eraseOf(scope, person),
      },
    };
  },
} satisfies RoomPlan<'grade', typeof contract, Below, GradeService, 'scores' | 'lineItems'>;
