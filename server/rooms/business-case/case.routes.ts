import { serve, type Route } from '../../core/endpoint.ts';
import { checkSection, openCase, sampleSection, saveHead, saveSection } from './case.contract.ts';
import type { CaseService } from './case.service.ts';
import { chosenModel } from './chosen-model.contract.ts';
import { guideLists } from './guide-list.contract.ts';

export const caseRoutes = (cases: CaseService): Route[] => [
  serve(openCase, ({ session }) => cases.open(session)),
  serve(saveHead, ({ session, body }) => cases.saveHead(session, body)),
  serve(saveSection, ({ session, params, body }) => cases.saveSection(session, params.section, body)),
  serve(checkSection, ({ session, params }) => cases.check(session, params.section)),
  serve(sampleSection, ({ session, params }) => cases.sample(session, params.section)),
  serve(guideLists, ({ session }) => cases.guideLists(session)),
  serve(chosenModel, ({ session }) => cases.chosenModel(session)),
];
