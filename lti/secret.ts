import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Binder and ticket: 32 random bytes as base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What a secret of ours looks like. Everything else is refused before it meets the database. */
export const SECRET_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** SHA-256, base64url. The store keeps only this: a leaked backup starts no launch. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether a secret belongs to a kept hash. */
export const isSecretOf = (hash: string, secret: string): boolean => isSame(hash, hashOf(secret));

/** Compares in the same time for a near miss as for a far one. */
export function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
