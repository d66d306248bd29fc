import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import type { CryptoKey } from 'jose';
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
  const { kid } = header;
  if (typeof kid !== 'string' || kid === '' || kid.length > 1024) {
    throw new LtiError('token-key-missing', 'the token does not name its key (kid)');
  }
  return { alg, kid };
}

function decodeHeader(token: string): { alg?: unknown; kid?: unknown } {
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new LtiError('token-malformed', 'the token’s header cannot be read', { cause });
  }
}

/**
 * Verifies the signature and answers the payload.
 * @throws LtiError token-signature, token-malformed
 */
export async function openToken(
  token: string,
  key: CryptoKey,
  alg: SigningAlgorithm,
): Promise<Record<string, unknown>> {
  checkCanonical(token);
  try {
    const { payload } = await compactVerify(token, key, { algorithms: [alg] });
    return parsePayload(payload);
  } catch (error) {
    throw asTokenError(error);
  }
}

/**
 * The last letter of a signature has spare bits that decoders ignore, so one signature has several spellings. Only the one
 * an encoder writes is taken (RFC 4648, 3.5): a token is one text.
 */
function checkCanonical(token: string): void {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) {
    throw new LtiError('token-malformed', 'the signature is not in its canonical form');
  }
}

function asTokenError(error: unknown): LtiError {
  if (error instanceof LtiError) return error;
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new LtiError('token-signature', 'the signature does not fit the platform’s key', { cause: error });
  }
  return new LtiError('token-malformed', 'the token cannot be verified', { cause: error });
}

function parsePayload(bytes: Uint8Array): Record<string, unknown> {
  const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new LtiError('token-malformed', 'the token does not hold a message');
  }
  return payload as Record<string, unknown>;
}
