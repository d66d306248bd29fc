import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** State, nonce, binder and ticket: 32 random bytes as base64url. Moodle strips anything odder from a state. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What a secret of ours looks like. Everything else is refused before it meets the database. */
export const SECRET_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** SHA-256, base64url. The store keeps only this: a leaked backup starts no launch. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether a secret belongs to a kept hash; takes the same time for a near miss as for a far one. */
export function isSecretOf(hash: string, secret: string): boolean {
  const kept = Buffer.from(hash);
  const given = Buffer.from(hashOf(secret));
  return kept.length === given.length && timingSafeEqual(kept, given);
}
