import { createHmac, randomBytes } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import type { LaunchOverrides } from './model.ts';
import type { SiteName } from './settings.ts';

interface SigningKey {
  kid: string;
  privateJwk: JWK;
  publicJwk: JWK;
  spki: string;
}

async function makeKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(10).toString('hex');
  const publicJwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' };
  const privateJwk: JWK = { ...(await exportJWK(pair.privateKey)), kid, alg: 'RS256' };
  return { kid, privateJwk, publicJwk, spki: await exportSPKI(pair.publicKey) };
}

/** Looks like a key of 2048 bits; nobody holds its other half, so that a hundred of them cost nothing. */
function foreignKey(at: number): JWK {
  const modulus = Buffer.alloc(256, at % 256);
  modulus[0] = 0xc1;
  modulus[255] = 0x01;
  return {
    kty: 'RSA',
    e: 'AQAB',
    n: modulus.toString('base64url'),
    kid: `foreign-${at}`,
    alg: 'RS256',
    use: 'sig',
  };
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The keys of one site. Moodle publishes the one it signs with; Canvas publishes past, present and future key and
 * signs with the middle one.
 */
export class KeyRing {
  private readonly site: SiteName;
  private published: SigningKey[] = [];
  private outsider: SigningKey | undefined;

  constructor(site: SiteName) {
    this.site = site;
  }

  async fill(): Promise<void> {
    const count = this.site === 'canvas' ? 3 : 1;
    while (this.published.length < count) this.published.push(await makeKey());
  }

  private current(): SigningKey {
    const key = this.published[this.site === 'canvas' ? 1 : 0];
    if (!key) throw new Error('the key ring is empty');
    return key;
  }

  /** Takes the next key into use. `keepOld` false: tokens of the old key fail at once. */
  async rotate(keepOld: boolean): Promise<string> {
    if (this.site === 'canvas' && keepOld) this.published = [...this.published.slice(1), await makeKey()];
    else if (this.site === 'canvas') this.published = [await makeKey(), await makeKey(), await makeKey()];
    else this.published = keepOld ? [await makeKey(), this.current()] : [await makeKey()];
    return this.current().kid;
  }

  /** `foreign` other keys come first, as on platforms that publish one set for many sites. */
  jwks(foreign: number): { keys: JWK[] } {
    const others = Array.from({ length: foreign }, (_one, at) => foreignKey(at));
    return { keys: [...others, ...this.published.map((key) => key.publicJwk)] };
  }

  /** Signs anything, also what must be refused: the overrides say how. */
  async sign(payload: unknown, overrides: LaunchOverrides): Promise<string> {
    const how = overrides.signWith ?? 'current';
    if (how === 'other-key') this.outsider ??= await makeKey();
    const key = how === 'other-key' && this.outsider ? this.outsider : this.current();
    const alg = how === 'none' ? 'none' : how === 'hmac-public-key' ? 'HS256' : 'RS256';
    // A foreign key under the known kid: the signature fails, not the look-up.
    const header: Record<string, unknown> = { typ: 'JWT', alg, kid: this.current().kid, ...overrides.header };
    for (const [name, value] of Object.entries(header)) if (value === null) delete header[name];
    const input = `${encode(header)}.${encode(payload)}`;
    if (how === 'none') return `${input}.`;
    if (how === 'hmac-public-key') {
      return `${input}.${createHmac('sha256', key.spki).update(input).digest('base64url')}`;
    }
    return `${input}.${await rs256(key.privateJwk, input)}`;
  }

  /** A token of this site's own, e.g. a registration token or a message hint. */
  async issue(claims: Record<string, unknown>, seconds: number, now: number): Promise<string> {
    const key = this.current();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(await importJWK(key.privateJwk, 'RS256'));
  }
}

/** By hand, because the header may lie about the algorithm and jose would not sign such a token. */
async function rs256(jwk: JWK, input: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'jwk',
    jwk as JsonWebKey,
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, Buffer.from(input));
  return Buffer.from(signature).toString('base64url');
}
