import { knowsNobody } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import * as contract from './install.contract.ts';
import { installRoutes } from './install.routes.ts';
import { InstallService } from './install.service.ts';
import { InvitationStore } from './invitation.store.ts';
import { SelfTest } from './self-test.service.ts';

type Below = Ground & { people: PeopleService; grade: GradeService };

/** The service alone, for the operator's commands, which need no other room and no course. */
export function installService({
  lti,
  connection,
  clock,
  log,
}: Pick<Ground, 'lti' | 'connection' | 'clock' | 'log'>) {
  return new InstallService({
    ...lti,
    store: lti.platforms,
    invitations: new InvitationStore(connection),
    clock,
    log,
  });
}

export const installRoom = {
  name: 'install',
  contract,
  open: ({ people, grade, lti, ...ground }: Below) => {
    const install = installService({ lti, ...ground });
    const selfTest = new SelfTest({ ...lti, ...ground, install, people, grade });
    return {
      service: install,
      routes: installRoutes({ ...lti, install, people, selfTest, log: ground.log }),
      jobs: {},
      persons: knowsNobody,
    };
  },
} satisfies RoomPlan<'install', typeof contract, Below, InstallService, never>;
