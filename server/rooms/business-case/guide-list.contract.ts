import { z } from 'zod';
import { endpoint } from '../../core/endpoint.contract.ts';
import type { GuideLists } from './guide-list.schema.ts';

/** Checked when the course was loaded; answered as it is. Null: the edition has none. */
const guides = z.unknown() as z.ZodType<GuideLists | null>;

export const guideLists = endpoint('GET /api/business-case/guide-lists', {
  permission: 'learner',
  summary:
    'What published guides list themselves, to be taken into a case line by line, each with its source.',
  answer: z.strictObject({ guides }),
});
