import { serve, type Route } from '../../core/endpoint.ts';
import { askForLook, letLookGo, reviewSettings, saveReviewSettings } from './second-look.contract.ts';
import type { SecondLookService } from './second-look.service.ts';

export const secondLookRoutes = (looks: SecondLookService): Route[] => [
  serve(reviewSettings, ({ session }) => looks.settings(session)),
  serve(saveReviewSettings, ({ session, body }) => looks.saveSettings(session, body)),
  serve(askForLook, ({ session, params }) => looks.ask(session, params.review)),
  serve(letLookGo, ({ session, params }) => looks.letGo(session, params.review)),
];
