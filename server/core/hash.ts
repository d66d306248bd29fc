import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for a URL or header: 32 random bytes, base64url, 43 characters. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** Short id for rows and references: 16 random bytes, base64url. */
export const randomId = (): string => randomBytes(16).toString('base64url');

/** What the database keeps of a secret: a leaked backup opens nothing. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * The hash of something that could be guessed (six figures, a time of day): without the secret nobody can try them all
 * against a leaked backup. `purpose` keeps hashes made for one thing from fitting another.
 */
export const keyedHash = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([purpose, text]))
    .digest('base64url');

/** Compares without telling by its time how far two texts agree. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(sha256(a));
  const right = Buffer.from(sha256(b));
  return timingSafeEqual(left, right);
}

/**
 * The id of a row that is found or made by its key in one upsert: the same key always gives the same id, which stands
 * in the filter. (`$setOnInsert: {_id}` would be the usual way; one of the engines we run on refuses it when the row
 * exists already.)
 */
export const derivedId = (...key: string[]): string => sha256(JSON.stringify(key)).slice(0, 22);
