import type { Ground, RoomPlan } from '../../house.ts';
import type { PeopleService } from '../people/people.service.ts';
import { businessCasePart } from './business-case.content.ts';
import * as contract from './case.contract.ts';
import { caseRoutes } from './case.routes.ts';
import { CaseService } from './case.service.ts';
import { CaseStore } from './case.store.ts';
import { JoiningService } from './joining.service.ts';
import { StepService } from './step.service.ts';
import { TemplateService } from './template.service.ts';

type Below = Ground & { people: PeopleService };

export const businessCaseRoom = {
  name: 'business-case',
  contract,
  content: [businessCasePart],
  open: ({ connection, people, library, house, clock, log }: Below) => {
    const store = new CaseStore(connection);
    const templates = new TemplateService({ people, library, clock });
    const steps = new StepService({ house, templates, clock, log });
    const cases = new CaseService({ store, templates, steps, people, clock });
    return {
      service: cases,
      routes: caseRoutes(cases),
      jobs: {},
      persons: new JoiningService(store, clock),
    };
  },
} satisfies RoomPlan<'business-case', typeof contract, Below, CaseService, never>;
