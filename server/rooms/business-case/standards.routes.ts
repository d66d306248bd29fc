import { serve, type Route } from '../../core/endpoint.ts';
import { openStandards, saveStandards } from './standards.contract.ts';
import type { StandardsService } from './standards.service.ts';

export const standardsRoutes = (standards: StandardsService): Route[] => [
  serve(openStandards, ({ session }) => standards.open(session)),
  serve(saveStandards, ({ session, body }) => standards.save(session, body)),
];
