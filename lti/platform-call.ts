import type { AccessTokens } from './access-token.ts';
import type { Platform } from './lti.types.ts';
import { ServiceError } from './service-error.ts';
import type { ServiceAnswer, ServiceClient, ServiceRequest } from './service-request.ts';

/**
 * A call to a platform's service with a bearer token. A 401 drops the token, fetches one more and repeats once: Canvas
 * ends tokens early, and Moodle all of them when its cache is purged. Whatever the second answer is, it is the answer.
 */
export type PlatformCall = (
  platform: Platform,
  scopes: readonly string[],
  request: ServiceRequest,
) => Promise<ServiceAnswer>;

export function createPlatformCall(client: ServiceClient, tokens: AccessTokens): PlatformCall {
  return async (platform, scopes, request) => {
    if (scopes.length === 0)
      throw new ServiceError('scope-refused', 'the platform granted no scope for this');
    for (let attempt = 1; ; attempt += 1) {
      const token = await tokens.get(platform, scopes);
      const headers = { ...request.headers, authorization: `Bearer ${token}` };
      const answer = await client.send({ ...request, headers });
      if (answer.status !== 401 || attempt === 2) return answer;
      tokens.drop(platform, scopes, token);
    }
  };
}
