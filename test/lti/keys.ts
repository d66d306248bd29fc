import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

/** A platform's key pair as a test holds it. */
export interface TestKey {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function makeKey(kid: string, alg = 'RS256'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export const keySet = (...keys: TestKey[]): { keys: JWK[] } => ({ keys: keys.map((key) => key.publicJwk) });

/** Signs any payload, also nonsense; a header member that is null is left out, and `exp` may be a critical one (RFC 7515, 4.1.11). */
export async function signToken(
  key: TestKey,
  payload: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const members = Object.entries({ alg: key.alg, typ: 'JWT', kid: key.kid, ...header }).filter(
    ([, v]) => v !== null,
  );
  return new SignJWT(payload)
    .setProtectedHeader(Object.fromEntries(members) as { alg: string })
    .sign(key.privateKey, { crit: { exp: true } });
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that nobody signed: header and payload as given, any text as signature. */
export const rawToken = (header: unknown, payload: unknown, signature = ''): string =>
  `${part(header)}.${part(payload)}.${signature}`;
