import { z } from 'zod';
import { endpoint, slugParam } from '../../core/endpoint.contract.ts';

const params = z.strictObject({ module: slugParam, step: slugParam });
const answer = z.strictObject({ skipped: z.boolean() });

export const skipStep = endpoint('PUT /api/course/steps/:module/:step/skipped', {
  permission: 'learner',
  summary: 'Says that a step is skipped on purpose: what comes next passes over it.',
  rate: 'write',
  params,
  answer,
});

export const takeUpStep = endpoint('DELETE /api/course/steps/:module/:step/skipped', {
  permission: 'learner',
  summary: 'Takes that back.',
  rate: 'write',
  params,
  answer,
});
