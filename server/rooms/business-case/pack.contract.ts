import { z } from 'zod';
import { endpoint, fileAnswer } from '../../core/endpoint.contract.ts';

export const takePack = endpoint('GET /api/business-case/pack', {
  permission: 'learner',
  rate: 'heavy',
  summary:
    'What a programme is started with at work, in one zip: one’s own case, role sheets, blank forms, promotion kit.',
  query: z.strictObject({ lang: z.enum(['en', 'es', 'both']) }),
  answer: fileAnswer,
  file: 'application/zip',
});
