import { z } from 'zod';
import { endpoint, instant, slugParam } from '../../core/endpoint.contract.ts';
import type { Standards } from './business-case.schema.ts';
import { revision, saved, write } from './case.contract.ts';

const MOST_STANDARDS = 24;
const LONGEST_NOTE = 2000;

const check = z.strictObject({
  marks: z
    .record(
      slugParam,
      z.strictObject({
        /** Of a hundred; null: not given. */
        mark: z.number().int().min(0).max(100).nullable(),
        note: z.string().max(LONGEST_NOTE),
      }),
    )
    .refine((marks) => Object.keys(marks).length <= MOST_STANDARDS),
});

/** Checked when the course was loaded; answered as it is. */
const standards = z.unknown() as z.ZodType<Standards>;

export const openStandards = endpoint('GET /api/business-case/standards', {
  permission: 'learner',
  summary: 'Published standards to look at one’s own case through, with one’s own marks and notes.',
  answer: z.strictObject({
    standards,
    check: z.strictObject({ value: check, revision, savedAt: instant.nullable() }),
  }),
});

export const saveStandards = endpoint('PUT /api/business-case/standards', {
  permission: 'learner',
  summary: 'Saves one’s own marks and notes over the revision they were written over.',
  rate: 'write',
  body: z.strictObject({ write, revision, value: check }),
  answer: saved,
});
