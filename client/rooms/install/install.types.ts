import type { Answer } from '../../core/api.ts';

export type Overview = Answer<'GET /api/install/overview'>;
export type SelfTestAnswer = Answer<'POST /api/install/self-test'>;
export type Check = SelfTestAnswer['checks'][number];
