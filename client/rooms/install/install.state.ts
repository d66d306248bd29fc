import { call } from '../../core/api.ts';
import { query, type Data } from '../../core/data.ts';
import type { Overview, SelfTestAnswer } from './install.types.ts';

export function overview(): Data<Overview> {
  return query('install/overview', () => call('GET /api/install/overview'));
}

/** Tries keys, token, columns and roster against the platform now. Rejects with ApiError. */
export function selfTest(): Promise<SelfTestAnswer> {
  return call('POST /api/install/self-test', { body: {} });
}
