import { serve, type Route } from '../../core/endpoint.ts';
import type { DocumentService } from './document.service.ts';
import {
  openCommunityCharter,
  openHandbook,
  openModelChooser,
  openQuestionBank,
  openStyleMap,
  portfolio,
  saveCommunityCharter,
  saveHandbook,
  saveModelChooser,
  saveQuestionBank,
  saveStyleMap,
} from './portfolio.contract.ts';
import type { PortfolioService } from './portfolio.service.ts';

interface Services {
  documents: DocumentService;
  own: PortfolioService;
}

export const portfolioRoutes = ({ documents, own }: Services): Route[] => [
  serve(portfolio, async ({ session }) => own.list(session)),
  serve(openQuestionBank, async ({ session }) => ({
    document: await documents.open(session, 'question-bank'),
    offer: await own.questionsOffered(session),
  })),
  serve(saveQuestionBank, async ({ session, body }) => documents.save(session, 'question-bank', body)),
  serve(openStyleMap, async ({ session }) => ({ document: await documents.open(session, 'style-map') })),
  serve(saveStyleMap, async ({ session, body }) => documents.save(session, 'style-map', body)),
  serve(openModelChooser, async ({ session }) => ({
    document: await documents.open(session, 'model-chooser'),
    offer: await own.modelsOffered(session),
  })),
  serve(saveModelChooser, async ({ session, body }) => documents.save(session, 'model-chooser', body)),
  serve(openHandbook, async ({ session }) => ({ document: await documents.open(session, 'handbook') })),
  serve(saveHandbook, async ({ session, body }) => documents.save(session, 'handbook', body)),
  serve(openCommunityCharter, async ({ session }) => ({
    document: await documents.open(session, 'community-charter'),
  })),
  serve(saveCommunityCharter, async ({ session, body }) =>
    documents.save(session, 'community-charter', body),
  ),
];
