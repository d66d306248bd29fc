import type { CaseService } from './case.service.ts';
import type { SubmittedService } from './submitted.service.ts';

export type { BusinessCaseTemplate } from './business-case.content.ts';

/** What the rooms above ask of this one. */
export interface BusinessCaseService {
  cases: CaseService;
  submitted: SubmittedService;
}
