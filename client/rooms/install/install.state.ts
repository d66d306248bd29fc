import { call } from '../../core/api.ts';
import { loaded, type Loaded } from '../../core/load.ts';
import type { Overview, SelfTestAnswer } from './install.types.ts';

export function overview(): Loaded<Overview> {
  return loaded('install/overview', () => call('GET /api/install/overview'));
}

/** Tries keys, token, columns and roster against the platform now. Rejects with ApiError. */
export function selfTest(): Promise<SelfTestAnswer> {
  return call('POST /api/install/self-test', { body: {} });
}
