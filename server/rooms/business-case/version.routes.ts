import { serve, type Route } from '../../core/endpoint.ts';
import type { MomentService } from './moment.service.ts';
import type { SubmissionService } from './submission.service.ts';
import { keepMoment, listVersions, openVersion, restoreSection, submitCase } from './version.contract.ts';

export const versionRoutes = (moments: MomentService, submissions: SubmissionService): Route[] => [
  serve(listVersions, ({ session, query }) => moments.list(session, query.before)),
  serve(openVersion, ({ session, params }) => moments.open(session, params.version)),
  serve(keepMoment, ({ session, body }) => moments.keep(session, body)),
  serve(restoreSection, ({ session, params, body }) => moments.restore(session, params.version, body)),
  serve(submitCase, ({ session, body }) => submissions.submit(session, body)),
];
