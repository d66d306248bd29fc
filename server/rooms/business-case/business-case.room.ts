import { together } from '../../core/persons.ts';
import type { Ground, RoomPlan } from '../../house.ts';
import type { CourseService } from '../course/course.service.ts';
import type { FormsService } from '../forms/forms.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { PortfolioService } from '../portfolio/portfolio.service.ts';
import type { SharingService } from '../sharing/sharing.service.ts';
import { businessCasePart } from './business-case.content.ts';
import type { BusinessCaseService } from './business-case.service.ts';
import { openVersions } from './business-case.versions.ts';
import * as cases from './case.contract.ts';
import { caseRoutes } from './case.routes.ts';
import { CaseService } from './case.service.ts';
import { CaseStore } from './case.store.ts';
import * as chosen from './chosen-model.contract.ts';
import * as evaluation from './evaluation.contract.ts';
import { evaluationRoutes } from './evaluation.routes.ts';
import { EvaluationService } from './evaluation.service.ts';
import { CreditService } from './credit.service.ts';
import * as exported from './export.contract.ts';
import { exportRoutes } from './export.routes.ts';
import { ExportService } from './export.service.ts';
import * as guides from './guide-list.contract.ts';
import { openLeaders } from './leader.ts';
import * as links from './leader-link.contract.ts';
import { JoiningService } from './joining.service.ts';
import * as points from './point.contract.ts';
import * as sentNotes from './sent-note.contract.ts';
import { sentNoteRoutes } from './sent-note.routes.ts';
import { SentNoteService } from './sent-note.service.ts';
import { SentNoteStore } from './sent-note.store.ts';
import * as packed from './pack.contract.ts';
import { PackService } from './pack.service.ts';
import * as standards from './standards.contract.ts';
import { standardsRoutes } from './standards.routes.ts';
import { StandardsService } from './standards.service.ts';
import { SectionMomentService } from './section-moment.service.ts';
import { StepService } from './step.service.ts';
import { SubmittedService } from './submitted.service.ts';
import { TemplateService } from './template.service.ts';
import * as versions from './version.contract.ts';
import { VersionStore } from './version.store.ts';

type Below = Ground & {
  people: PeopleService;
  grade: GradeService;
  forms: FormsService;
  course: CourseService;
  portfolio: PortfolioService;
  sharing: SharingService;
};

const contract = {
  ...cases,
  ...chosen,
  ...evaluation,
  ...exported,
  ...guides,
  ...packed,
  ...links,
  ...points,
  ...sentNotes,
  ...standards,
  ...versions,
};

export const businessCaseRoom = {
  name: 'business-case',
  contract,
  content: [businessCasePart],
  open: (below: Below) => {
    const { connection, people, forms, course, portfolio, library, house, clock, log } = below;
    const store = new CaseStore(connection);
    const templates = new TemplateService({ people, forms, library, clock });
    const steps = new StepService({ house, templates, clock, log });
    const service = new CaseService({ store, templates, steps, people, portfolio, clock });
    const files = new ExportService({
      cases: service,
      templates,
      versions: new VersionStore(connection),
      credits: new CreditService(below.sharing),
      people,
      clock,
    });
    const sent = new SentNoteStore(connection);
    const notes = new SentNoteService({ store: sent, templates, course, clock });
    const plans = new EvaluationService({ store, templates, people, clock });
    const kept = openVersions(below, { store, templates, cases: service });
    const leaders = openLeaders(below, { templates, points: kept.points });
    return {
      service: {
        cases: service,
        submitted: new SubmittedService({ versions: new VersionStore(connection), templates }),
        sections: new SectionMomentService(store, templates),
        notes,
        points: kept.points,
      },
      routes: [
        ...caseRoutes(service),
        ...evaluationRoutes(plans),
        ...exportRoutes(files, new PackService({ files, templates, forms, clock })),
        ...sentNoteRoutes(notes),
        ...leaders.routes,
        ...standardsRoutes(new StandardsService({ store, cases: service, templates })),
        ...kept.routes,
      ],
      jobs: { ...kept.jobs, ...leaders.jobs },
      persons: together([new JoiningService(store, clock), sent.persons, leaders.persons, kept.persons]),
    };
  },
} satisfies RoomPlan<
  'business-case',
  typeof contract,
  Below,
  BusinessCaseService,
  'keepCases' | 'handOverCases' | 'takeAnswers'
>;
