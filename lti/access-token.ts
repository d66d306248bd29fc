import { randomBytes } from 'node:crypto';
import type { Platform } from './lti.types.ts';
import { ServiceError } from './service-error.ts';
import { isThrottled, retryAfter } from './service-failure.ts';
import type { ServiceAnswer, ServiceClient } from './service-request.ts';
import type { ToolKeys } from './tool-keys.ts';

/** Access tokens by client credentials (Security Framework 1.0, 4.1). Kept in memory only: a backup holds none. */
export interface AccessTokens {
  /** A token for these scopes, at least a minute from its end. Rejects with ServiceError. */
  get(platform: Platform, scopes: readonly string[]): Promise<string>;
  /** Forgets a token that the platform refused; another one, fetched since, stays. */
  drop(platform: Platform, scopes: readonly string[], token: string): void;
}

interface Kept {
  token: string;
  /** Milliseconds since the epoch after which it is not used any more. */
  until: number;
}

const REFRESH_BEFORE_MS = 60_000;
/** What both Moodle and Canvas give; used when the answer does not say. */
const DEFAULT_LIFE_S = 3600;
/** Where it leads: an endless token is asked for again once a day. */
const MAX_LIFE_S = 86_400;

export interface AccessTokenOptions {
  client: ServiceClient;
  keys: Pick<ToolKeys, 'sign'>;
  now: () => Date;
}

export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  return new TokenCache(options);
}

class TokenCache implements AccessTokens {
  readonly #options: AccessTokenOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Kept>>();

  constructor(options: AccessTokenOptions) {
    this.#options = options;
  }

  async get(platform: Platform, scopes: readonly string[]): Promise<string> {
    const sorted = [...new Set(scopes)].toSorted();
    const key = cacheKey(platform, sorted);
    const known = this.#kept.get(key);
    if (known && this.#options.now().getTime() < known.until) return known.token;
    // One request however many callers: a burst of scores after a lesson must not become a burst of tokens.
    let request = this.#underWay.get(key);
    if (!request) {
      request = this.#fetch(platform, sorted).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, request);
      // Kept once, here: a late waiter must not bring back a token that another has dropped meanwhile.
      this.#kept.set(key, await request);
    }
    return (await request).token;
  }

  drop(platform: Platform, scopes: readonly string[], token: string): void {
    const key = cacheKey(platform, [...new Set(scopes)].toSorted());
    if (this.#kept.get(key)?.token === token) this.#kept.delete(key);
  }

  async #fetch(platform: Platform, scopes: string[]): Promise<Kept> {
    const assertion = await this.#options.keys.sign(assertionClaims(platform, this.#options.now()));
    const answer = await this.#options.client.send({
      method: 'POST',
      url: platform.tokenEndpoint,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope: scopes.join(' '),
      }).toString(),
      maxBytes: 64_000,
    });
    if (answer.status < 200 || answer.status > 299) throw refusal(answer, this.#options.now());
    return readToken(answer, this.#options.now());
  }
}

/** The endpoint is part of the key: after a correction of the registration old tokens are not used at the new place. */
const cacheKey = (platform: Platform, sorted: string[]): string =>
  [platform.id, platform.tokenEndpoint, ...sorted].join(' ');

function assertionClaims(platform: Platform, now: Date): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    iss: platform.clientId,
    sub: platform.clientId,
    aud: platform.tokenAudience ?? platform.tokenEndpoint,
    // Moodle refuses an `iat` in the future with no leeway; Canvas refuses more than five minutes between the two.
    iat: seconds - 30,
    exp: seconds + 240,
    jti: randomBytes(16).toString('base64url'),
  };
}

function readToken(answer: ServiceAnswer, now: Date): Kept {
  const body = answer.json() as { access_token?: unknown; expires_in?: unknown } | null;
  const token = body?.access_token;
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token))
    throw new ServiceError('answer-malformed', 'no access_token', { status: answer.status });
  const life = Number(body?.expires_in);
  const seconds = Number.isFinite(life) && life > 0 ? Math.min(life, MAX_LIFE_S) : DEFAULT_LIFE_S;
  return { token, until: now.getTime() + seconds * 1000 - REFRESH_BEFORE_MS };
}

/** Moodle puts exception text into `error` and may break the JSON doing so: the text is searched, not parsed. */
function refusal(answer: ServiceAnswer, now: Date): ServiceError {
  const { status } = answer;
  const wait = retryAfter(answer, now);
  // Canvas counts token requests too: a busy minute is no lost right, and the score behind it must not wait for a person.
  if (isThrottled(answer))
    return new ServiceError('rate-limited', `token endpoint ${status}`, {
      status,
      ...(wait === undefined ? {} : { retryAfter: wait }),
    });
  if (status >= 500) return new ServiceError('platform-failed', `token endpoint ${status}`, { status });
  if (/invalid_scope/.test(answer.text))
    return new ServiceError('scope-refused', 'invalid_scope', { status });
  const code = /"error"\s*:\s*"([\w .:-]{1,80})/.exec(answer.text)?.[1];
  return new ServiceError('token-refused', code ?? `token endpoint ${status}`, { status });
}
