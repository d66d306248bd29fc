import { createPrivateKey, type KeyObject } from 'node:crypto';
import { exportJWK, importSPKI, type JWK, SignJWT } from 'jose';
import { createSeal, type Seal } from './seal.ts';

/** A key pair of ours as the host keeps it. Generations count from 1; the host's unique index judges a race. */
export interface ToolKeyRow {
  generation: number;
  kid: string;
  publicKeyPem: string;
  /** Sealed under the host's secret; no private key is ever at rest in the open. */
  sealedPrivateKey: string;
  createdAt: Date;
  /** From here on it signs. Published from the moment it is stored. */
  activeFrom: Date;
}

export interface ToolKeyStore {
  listToolKeys(): Promise<ToolKeyRow[]>;
  /** False when another process stored this generation first. */
  insertToolKey(row: ToolKeyRow): Promise<boolean>;
  deleteToolKeys(kids: string[]): Promise<void>;
}

export interface KeyPair {
  kid: string;
  publicKeyPem: string;
  privateKeyPem: string;
}

export interface ToolKeysOptions {
  store: ToolKeyStore;
  /** The host's secret, at least 32 random characters. */
  secret: string;
  /** Makes an RSA pair of 2048 bits or more; ltijs does it in production (lti/back-channel.ts). */
  makeKeyPair: (generation: number) => Promise<KeyPair>;
  now: () => Date;
}

export interface ToolKeys {
  /** Makes the first key if there is none. Call before listening. */
  ensure(): Promise<void>;
  /** The public key set for GET /lti/jwks: keys that sign, will sign, or signed within the last week. */
  keySet(): Promise<{ keys: JWK[] }>;
  /** Signs claims as a compact RS256 JWT with the `kid` of the key in force. */
  sign(claims: Record<string, unknown>): Promise<string>;
  /**
   * Stores the next key; it signs from tomorrow. `atOnce` only when a private key may have leaked: it signs now, and every
   * older key leaves the set, so that nothing signed with a stolen one is believed any more. Otherwise rejects with
   * SealError, and changes nothing, when the key in force lies under another secret: the next could not be opened either.
   */
  rotate(options?: { atOnce?: boolean }): Promise<{ kid: string; activeFrom: Date }>;
}

const DAY_MS = 86_400_000;
/** Platforms cache key sets for up to a day (Moodle until a signature fails, others a day): publish first, sign later. */
const PUBLISH_BEFORE_MS = DAY_MS;
/** A token signed just before the change lives minutes; a platform's copy of our set may live days. */
const KEEP_AFTER_MS = 7 * DAY_MS;
/** Rows are read again after a minute, so that a rotation by the operator's command reaches running servers. */
const FRESH_MS = 60_000;

export function createToolKeys(options: ToolKeysOptions): ToolKeys {
  return new KeyRing(options);
}

class KeyRing implements ToolKeys {
  readonly #options: ToolKeysOptions;
  readonly #seal: Seal;
  readonly #privateKeys = new Map<string, KeyObject>();
  #cache: { rows: ToolKeyRow[]; readAt: number } | undefined;

  constructor(options: ToolKeysOptions) {
    this.#options = options;
    this.#seal = createSeal(options.secret, 'lti tool keys v1');
  }

  async ensure(): Promise<void> {
    // A lost race is no failure: the other process's key is as good.
    if ((await this.#rows()).length === 0) await this.#add(1, this.#options.now());
  }

  async keySet(): Promise<{ keys: JWK[] }> {
    const rows = published(await this.#rows(), this.#options.now());
    return { keys: await Promise.all(rows.map(publicJwk)) };
  }

  async sign(claims: Record<string, unknown>): Promise<string> {
    const row = signing(await this.#rows(), this.#options.now());
    let key = this.#privateKeys.get(row.kid);
    if (!key) this.#privateKeys.set(row.kid, (key = createPrivateKey(this.#seal.open(row.sealedPrivateKey))));
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: row.kid }).sign(key);
  }

  async rotate({ atOnce = false } = {}): Promise<{ kid: string; activeFrom: Date }> {
    this.#cache = undefined;
    const known = await this.#rows();
    const now = this.#options.now();
    if (!atOnce && known.length > 0) this.#seal.open(signing(known, now).sealedPrivateKey);
    const activeFrom = new Date(now.getTime() + (atOnce || known.length === 0 ? 0 : PUBLISH_BEFORE_MS));
    const row = await this.#add((known.at(-1)?.generation ?? 0) + 1, activeFrom);
    if (!row) throw new Error('another rotation ran at the same moment; nothing was changed by this one');
    const keep = new Set(atOnce ? [] : published(known, now).map((one) => one.kid));
    await this.#options.store.deleteToolKeys(known.map((one) => one.kid).filter((kid) => !keep.has(kid)));
    this.#cache = undefined;
    return { kid: row.kid, activeFrom };
  }

  async #rows(): Promise<ToolKeyRow[]> {
    const time = this.#options.now().getTime();
    if (this.#cache && time - this.#cache.readAt < FRESH_MS) return this.#cache.rows;
    const rows = (await this.#options.store.listToolKeys()).toSorted((a, b) => a.generation - b.generation);
    this.#cache = { rows, readAt: time };
    return rows;
  }

  async #add(generation: number, activeFrom: Date): Promise<ToolKeyRow | undefined> {
    const { kid, publicKeyPem, privateKeyPem } = await this.#options.makeKeyPair(generation);
    const sealedPrivateKey = this.#seal.seal(privateKeyPem);
    const createdAt = this.#options.now();
    const row = { generation, kid, publicKeyPem, sealedPrivateKey, createdAt, activeFrom };
    const stored = await this.#options.store.insertToolKey(row);
    this.#cache = undefined;
    return stored ? row : undefined;
  }
}

/** The newest key whose time has come. */
function signing(rows: ToolKeyRow[], now: Date): ToolKeyRow {
  const row = rows.findLast((one) => one.activeFrom <= now) ?? rows[0];
  if (!row) throw new Error('there is no tool key: ensure() was not called');
  return row;
}

/** A key leaves the set a week after its successor took over. */
function published(rows: ToolKeyRow[], now: Date): ToolKeyRow[] {
  return rows.filter((_row, index) => {
    const successor = rows[index + 1];
    return !successor || now.getTime() - successor.activeFrom.getTime() < KEEP_AFTER_MS;
  });
}

async function publicJwk(row: ToolKeyRow): Promise<JWK> {
  const key = await importSPKI(row.publicKeyPem, 'RS256', { extractable: true });
  return { ...(await exportJWK(key)), kid: row.kid, alg: 'RS256', use: 'sig' };
}
