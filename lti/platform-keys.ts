import { createPublicKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { LtiError } from './lti-error.ts';
import type { SigningAlgorithm } from './lti.types.ts';
import { ServiceError } from './service-error.ts';

/** The host's guarded way out: https, public addresses, JSON. Rejects when the answer is late, large or no JSON. */
export type FetchJson = (url: string, options: { maxBytes: number; timeoutMs: number }) => Promise<unknown>;

export interface PlatformKeys {
  /**
   * The platform's public key of that id, ready for verification.
   * @throws LtiError token-key-unknown (not in the set, also after one refetch), keys-unreachable (no set to be had).
   */
  find(jwksUri: string, wanted: { kid: string; alg: SigningAlgorithm }): Promise<KeyObject>;
}

const FRESH_MS = 10 * 60_000;
/** An LMS whose key address is down for a day still launches; after that a revoked key must be gone. */
const FALLBACK_MS = 24 * 60 * 60_000;
/** Anyone can post an unknown key id, so it may cost the platform one request in this time and no more. */
const COOL_DOWN_MS = 30_000;
/** The one cap: some thousand keys. All that fit are searched, since hosted platforms publish one set for many sites. */
const LIMITS = { maxBytes: 512 * 1024, timeoutMs: 5000 };
const SETS_KEPT = 1000;
const RSA_BITS = 2048;

interface KeySet {
  keys: JWK[];
  fetchedAt: number;
  imported: Map<JWK, KeyObject>;
}

/** What is known of one key address. Times are milliseconds since 1970. */
interface Entry {
  set?: KeySet;
  pending?: Promise<void>;
  failedAt?: number;
  missedAt?: number;
}

/** Key sets of all platforms, cached by address: a warm launch makes no request. One per process. */
export function createPlatformKeys(options: { fetchJson: FetchJson; now: () => Date }): PlatformKeys {
  const entries = new Map<string, Entry>();
  const time = (): number => options.now().getTime();
  const refetch = (uri: string, entry: Entry): Promise<void> => {
    // Single flight: a class of thirty launching at once asks once.
    entry.pending ??= load(options.fetchJson, uri, time)
      .then((set) => {
        entry.set = set;
        delete entry.failedAt;
      })
      .catch((error: unknown) => {
        entry.failedAt = time();
        throw error;
      })
      .finally(() => delete entry.pending);
    return entry.pending;
  };

  return {
    async find(jwksUri, wanted) {
      const entry = entryOf(entries, jwksUri);
      await refreshWhenStale(entry, time(), () => refetch(jwksUri, entry));
      // Somebody else may be fetching the rotated set this very moment: wait for that before calling the key unknown.
      if (entry.pending && !pick(entry.set, wanted)) await entry.pending;
      const known = pick(entry.set, wanted);
      if (known) return imported(entry.set, known, wanted.alg);
      if (isWithin(entry.missedAt, time(), COOL_DOWN_MS)) throw unknownKey();
      entry.missedAt = time();
      await refetch(jwksUri, entry);
      const found = pick(entry.set, wanted);
      if (!found) throw unknownKey();
      // A rotation has just been met: the next one need not wait for the cool-down.
      delete entry.missedAt;
      return imported(entry.set, found, wanted.alg);
    },
  };
}

const unknownKey = () => new LtiError('token-key-unknown', 'the key id is not in the platform’s key set');

const isWithin = (since: number | undefined, now: number, span: number): boolean =>
  since !== undefined && now - since < span;

function entryOf(entries: Map<string, Entry>, uri: string): Entry {
  const entry = entries.get(uri) ?? {};
  // Re-inserting keeps the map in order of use, so that the first key is the one to drop.
  entries.delete(uri);
  entries.set(uri, entry);
  if (entries.size > SETS_KEPT) for (const oldest of [...entries.keys()].slice(0, 1)) entries.delete(oldest);
  return entry;
}

/** Fetches unless the cached set will do: fresh, or kept as fall-back while its address is down. */
async function refreshWhenStale(entry: Entry, now: number, refetch: () => Promise<void>): Promise<void> {
  if (isWithin(entry.set?.fetchedAt, now, FRESH_MS)) return;
  const usable = isWithin(entry.set?.fetchedAt, now, FALLBACK_MS);
  // While the address is down, one launch in thirty seconds waits for it and the others do not.
  if (usable && isWithin(entry.failedAt, now, COOL_DOWN_MS)) return;
  try {
    await refetch();
  } catch (error) {
    if (usable) return;
    delete entry.set;
    throw error;
  }
}

async function load(fetchJson: FetchJson, uri: string, time: () => number): Promise<KeySet> {
  const answer = await fetchJson(uri, LIMITS).catch((cause: unknown) => {
    const why = cause instanceof ServiceError ? `: ${cause.code}` : '';
    throw new LtiError('keys-unreachable', `no key set from the platform’s key address${why}`, { cause });
  });
  const keys = typeof answer === 'object' && answer !== null && 'keys' in answer ? answer.keys : undefined;
  if (!Array.isArray(keys)) throw new LtiError('keys-unreachable', 'the answer is not a key set');
  return { keys: keys.filter(isKey), fetchedAt: time(), imported: new Map() };
}

const isKey = (one: unknown): one is JWK =>
  typeof one === 'object' && one !== null && 'kty' in one && 'kid' in one && typeof one.kid === 'string';

/** The set's own `use` and `alg` decide where they are given; Moodle gives both, others neither. */
function pick(set: KeySet | undefined, wanted: { kid: string; alg: SigningAlgorithm }): JWK | undefined {
  const type = wanted.alg === 'ES256' ? 'EC' : 'RSA';
  return set?.keys.find(
    (key) =>
      key.kid === wanted.kid &&
      key.kty === type &&
      (key.use ?? 'sig') === 'sig' &&
      (key.alg ?? wanted.alg) === wanted.alg,
  );
}

function imported(set: KeySet | undefined, key: JWK, alg: SigningAlgorithm): KeyObject {
  const known = set?.imported.get(key) ?? importPublic(key, alg);
  set?.imported.set(key, known);
  return known;
}

/** Only the public members: a set that shows a private key by mistake must not make us hold one. */
function importPublic(
  { kty, n = '', e = '', crv = '', x = '', y = '' }: JWK,
  alg: SigningAlgorithm,
): KeyObject {
  const key = readKey(kty === 'EC' ? { kty, crv, x, y } : { kty: 'RSA', n, e });
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  // OpenSSL's name of P-256 (RFC 7518, 3.4).
  if (alg === 'ES256' && namedCurve !== 'prime256v1')
    throw new LtiError('token-key-unknown', 'the platform’s key is on another curve than P-256');
  if (alg !== 'ES256' && modulusLength < RSA_BITS)
    throw new LtiError('token-key-unknown', 'the platform’s key is shorter than 2048 bits');
  return key;
}

function readKey(key: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key, format: 'jwk' });
  } catch (cause) {
    throw new LtiError('token-key-unknown', 'the key in the platform’s set cannot be read', { cause });
  }
}
