import { join, resolve } from 'node:path';
import type { ChainRequest } from './chain.types.ts';

/** Where downloaded servers are kept: outside node_modules, so that `npm ci` does not throw them away. */
export function cacheFolder(env: ChainRequest['env']): string {
  const shared = env['XDG_CACHE_HOME'];
  return shared ? join(shared, 're-entry') : resolve('.cache');
}

/** True when nothing may be downloaded; what was downloaded earlier is still used. */
export function isOffline(env: ChainRequest['env']): boolean {
  return env['DATABASE_OFFLINE'] === 'true';
}
