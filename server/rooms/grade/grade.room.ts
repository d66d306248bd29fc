import type { Ground, RoomPlan } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as contract from './grade.contract.ts';
import { gradeRoutes } from './grade.routes.ts';
import { GradeService } from './grade.service.ts';
import { GradeStore } from './grade.store.ts';
import { ltiGradebook } from './gradebook.ts';
import { LineItemStore } from './line-item.store.ts';

type Below = Ground & { people: PeopleService };

export const gradeRoom = {
  name: 'grade',
  contract,
  open: ({ connection, lti, people, house, clock, log, metrics }: Below) => {
    const store = new GradeStore(connection);
    const service = new GradeService({
      store,
      lineItems: new LineItemStore(connection),
      people,
      gradebook: ltiGradebook(lti.grades, (id) => lti.directory.findPlatform(id)),
      rooms: house.names,
      clock,
      log,
    });
    const sendOne = async () => {
      const worked = await service.sendDue();
      if (worked) metrics.scores.inc();
      return worked;
    };
    return {
      service,
      routes: gradeRoutes(service),
      jobs: { scores: { run: sendOne, restMs: 1000 } },
      persons: {
        take: async (scope, person) => ({ scores: await store.takeOf(scope, person) }),
        erase: (scope, person) => store.eraseOf(scope, person),
      },
    };
  },
} satisfies RoomPlan<'grade', typeof contract, Below, GradeService, 'scores'>;
