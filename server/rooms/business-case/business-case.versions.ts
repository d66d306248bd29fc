import { together } from '../../core/persons.ts';
import type { Ground } from '../../house.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { SharingService } from '../sharing/sharing.service.ts';
import type { CaseService } from './case.service.ts';
import type { CaseStore } from './case.store.ts';
import { MomentService } from './moment.service.ts';
import { RestStore } from './rest.store.ts';
import { pointRoutes } from './point.routes.ts';
import { PointService } from './point.service.ts';
import { PointStore } from './point.store.ts';
import { SubmissionService } from './submission.service.ts';
import { SectionSharing } from './section-sharing.service.ts';
import type { TemplateService } from './template.service.ts';
import { versionPersons } from './version.persons.ts';
import { versionRoutes } from './version.routes.ts';
import { VersionStore } from './version.store.ts';

interface Own {
  store: CaseStore;
  templates: TemplateService;
  cases: CaseService;
}

/** What is kept of a case: versions that were handed in, and moments. */
export function openVersions(
  {
    connection,
    grade,
    sharing,
    house,
    clock,
    log,
  }: Ground & { grade: GradeService; sharing: SharingService },
  { store, templates, cases }: Own,
) {
  const versions = new VersionStore(connection);
  const resting = new RestStore(connection);
  const moments = new MomentService({ store, versions, resting, cases, templates, clock, log });
  const points = new PointService({ points: new PointStore(connection), clock });
  const submissions = new SubmissionService({ store, versions, templates, points, grade, house, clock, log });
  sharing.openTo('section', new SectionSharing({ store, moments, templates }));
  return {
    points,
    routes: [...versionRoutes(moments, submissions), ...pointRoutes(points)],
    jobs: {
      keepCases: { run: () => moments.keepNext(), restMs: 10_000 },
      handOverCases: { run: () => submissions.handOverNext(), restMs: 2000 },
    },
    persons: together([versionPersons(versions), points.persons]),
  };
}
