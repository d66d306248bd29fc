import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { LtiError } from './lti-error.ts';
import type { Platform, SigningAlgorithm } from './lti.types.ts';

/** Three base64url parts; the last may be empty so that "alg: none" is refused for what it is. */
const TOKEN_SHAPE = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;
/** Tokens with hundreds of custom values reach some 20 kB; nothing honest comes near this. */
const TOKEN_LENGTH = 1_000_000;

export interface TokenHeader {
  alg: SigningAlgorithm;
  kid: string;
}

/** The text of a token, unread. @throws LtiError token-malformed */
export function readTokenText(idToken: unknown): string {
  if (typeof idToken !== 'string' || idToken.length > TOKEN_LENGTH || !TOKEN_SHAPE.test(idToken)) {
    throw new LtiError('token-malformed', 'id_token is not a signed token');
  }
  return idToken;
}

/**
 * Algorithm and key id (Security Framework 1.0, 5.1.3). The algorithm must be one that the registration allows: the
 * token does not choose how it is judged. jku, x5u and jwk headers are never looked at.
 * @throws LtiError token-malformed, token-algorithm, token-key-missing
 */
export function readTokenHeader(token: string, platform: Platform): TokenHeader {
  const header = decodeHeader(token);
  const alg = platform.algorithms.find((allowed) => allowed === header.alg);
  if (!alg)
    throw new LtiError(
      'token-algorithm',
      'the token is signed with an algorithm the registration does not allow',
    );
  // Something that a reader must understand, and we understand none (RFC 7515, 4.1.11).
  if (header.crit !== undefined) throw new LtiError('token-malformed', 'the token asks for an extension');
  const { kid } = header;
  if (typeof kid !== 'string' || kid === '' || kid.length > 1024) {
    throw new LtiError('token-key-missing', 'the token does not name its key (kid)');
  }
  return { alg, kid };
}

function decodeHeader(token: string): { alg?: unknown; kid?: unknown; crit?: unknown } {
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new LtiError('token-malformed', 'the token’s header cannot be read', { cause });
  }
}

/** What each algorithm signs (RFC 7518, 3.1). */
const HASH: Record<SigningAlgorithm, string> = {
  RS256: 'sha256',
  RS384: 'sha384',
  RS512: 'sha512',
  ES256: 'sha256',
};

/**
 * Verifies the signature and answers the payload. By Node's own function on this thread: that takes as long as handing
 * the work to another one, which jose does by way of WebCrypto, and whatever else jose judges is judged above.
 * @throws LtiError token-signature, token-malformed
 */
export function openToken(token: string, key: KeyObject, alg: SigningAlgorithm): Record<string, unknown> {
  const end = token.lastIndexOf('.');
  const signature = readSignature(token.slice(end + 1));
  // ES256 signatures are two numbers side by side, not OpenSSL's own form (RFC 7518, 3.4).
  const by = { key, dsaEncoding: 'ieee-p1363' as const };
  if (!verify(HASH[alg], Buffer.from(token.slice(0, end), 'latin1'), by, signature))
    throw new LtiError('token-signature', 'the signature does not fit the platform’s key');
  return parsePayload(Buffer.from(token.slice(token.indexOf('.') + 1, end), 'base64url'));
}

/**
 * The last letter of a signature has spare bits that decoders ignore, so one signature has several spellings. Only the one
 * an encoder writes is taken (RFC 4648, 3.5): a token is one text.
 */
function readSignature(text: string): Buffer {
  const signature = Buffer.from(text, 'base64url');
  if (signature.toString('base64url') !== text)
    throw new LtiError('token-malformed', 'the signature is not in its canonical form');
  return signature;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parsePayload(bytes: Uint8Array): Record<string, unknown> {
  const payload = readJson(bytes);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new LtiError('token-malformed', 'the token does not hold a message');
  }
  return payload as Record<string, unknown>;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new LtiError('token-malformed', 'the token’s message cannot be read', { cause });
  }
}
