import type { CaseService } from './case.service.ts';
import type { PointService } from './point.service.ts';
import type { SectionMomentService } from './section-moment.service.ts';
import type { SentNoteService } from './sent-note.service.ts';
import type { SubmittedService } from './submitted.service.ts';

export { presentTemplate } from './case.present.ts';
export { chosen } from './head.rule.ts';
export { decidedRevision, takenBackRevision } from './version.rule.ts';

/** What the rooms above ask of this one. */
export interface BusinessCaseService {
  cases: CaseService;
  submitted: SubmittedService;
  sections: SectionMomentService;
  notes: Pick<SentNoteService, 'placesOf' | 'receive' | 'whereTheyGo'>;
  points: Pick<PointService, 'receive' | 'takeBack'>;
}
