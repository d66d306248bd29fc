import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Sealing of private keys at rest: AES-256-GCM under a key derived from the host's secret (HKDF, RFC 5869). ltijs would
 * use CBC without a check sum and the very secret that signs its cookies.
 */
export interface Seal {
  seal(text: string): string;
  /** Throws SealError when the secret is another one or the row was altered. */
  open(sealed: string): string;
}

/** What lies there was sealed under another secret, or altered since. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'lti tool keys v1', 32));
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url')).join('.');
    },
    open(sealed) {
      const [nonce, tag, body] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
      if (!nonce || !tag || !body || tag.length !== 16) throw new SealError('sealed key is malformed');
      const decipher = createDecipheriv('aes-256-gcm', key, nonce);
      decipher.setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SealError('sealed under another secret, or altered', { cause });
      }
    },
  };
}
