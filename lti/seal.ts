import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Sealing under the host's secret: AES-256-GCM with a key of its own for each purpose (HKDF, RFC 5869), so that what was
 * sealed for one is no good for another. Private keys at rest and the state of a login are sealed so; ltijs would use CBC
 * without a check sum and the very secret that signs its cookies.
 */
export interface Seal {
  /** Letters, digits, `-` and `_` only: Moodle strips anything else from a state. */
  seal(text: string): string;
  /** Throws SealError when the secret is another one, the purpose is, or the text was altered. */
  open(sealed: string): string;
}

/** What lies there was sealed under another secret or for another purpose, or altered since. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/** A key for one purpose. Labels are never reused: a new shape of what is sealed gets a new number. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createSeal(secret: string, purpose: string): Seal {
  const key = deriveKey(secret, purpose);
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      // Keys sealed by the first version have a dot between the same three parts.
      const bytes = Buffer.concat(sealed.split('.').map((part) => Buffer.from(part, 'base64url')));
      if (bytes.length <= NONCE_BYTES + TAG_BYTES) throw new SealError('what is sealed is malformed');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SealError('sealed under another secret, or altered', { cause });
      }
    },
  };
}
