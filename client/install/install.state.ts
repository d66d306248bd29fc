import { call } from '../core/api.ts';
import { loaded, type Loaded } from '../core/load.ts';
import type { Check, Overview, OverviewSpec, SelfTestSpec } from './install.types.ts';

export function overview(): Loaded<Overview> {
  return loaded('install/overview', () => call<OverviewSpec>('GET', '/api/install/overview', {}));
}

/** Tries keys, token, columns and roster against the platform now. Rejects with ApiError. */
export async function selfTest(): Promise<Check[]> {
  return (await call<SelfTestSpec>('POST', '/api/install/self-test', { body: {} })).checks;
}
