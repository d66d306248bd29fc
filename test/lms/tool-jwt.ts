import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import type { SiteState, Tool } from './model.ts';
import { siteNow } from './world.ts';

export class ToolTokenError extends Error {}

const cached = new Map<string, JSONWebKeySet>();

async function fetchKeys(tool: Tool): Promise<JSONWebKeySet> {
  const answer = await fetch(tool.jwksUri, { signal: AbortSignal.timeout(5000) }).catch((cause: unknown) => {
    throw new ToolTokenError(`No public keys: ${cause instanceof Error ? cause.message : 'unreachable'}`);
  });
  if (!answer.ok) throw new ToolTokenError(`No public keys: ${answer.status}`);
  const keys = (await answer.json()) as JSONWebKeySet;
  if (!Array.isArray(keys.keys) || keys.keys.length === 0) throw new ToolTokenError('No public keys');
  return keys;
}

async function signatureHolds(token: string, keys: JSONWebKeySet, currentDate: Date): Promise<boolean> {
  const found = await jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: ['RS256'],
    currentDate,
    clockTolerance: 0,
  }).catch((cause: unknown) => cause as Error & { code?: string });
  if (!('code' in found)) return true;
  if (found.code === 'ERR_JWT_EXPIRED') throw new ToolTokenError('Expired token');
  return false;
}

/**
 * Reads a JWT of the tool and checks it with the tool's own key set. Moodle keeps the set and fetches it again when a
 * signature fails; Canvas fetches it each time. Throws ToolTokenError with the platform's words.
 */
export async function readToolJwt(site: SiteState, tool: Tool, token: string): Promise<JWTPayload> {
  let claims: JWTPayload;
  try {
    claims = decodeJwt(token);
  } catch {
    throw new ToolTokenError('Wrong number of segments');
  }
  const now = siteNow(site);
  // php-jwt has no leeway: a clock a second ahead is refused.
  if (typeof claims.iat === 'number' && claims.iat > now) {
    throw new ToolTokenError(
      `Cannot handle token with iat prior to ${new Date(claims.iat * 1000).toISOString()}`,
    );
  }
  const date = new Date(now * 1000);
  const kept = site.name === 'moodle' ? cached.get(tool.jwksUri) : undefined;
  if (kept && (await signatureHolds(token, kept, date))) return claims;
  const fresh = await fetchKeys(tool);
  cached.set(tool.jwksUri, fresh);
  if (await signatureHolds(token, fresh, date)) return claims;
  throw new ToolTokenError('Signature verification failed');
}
