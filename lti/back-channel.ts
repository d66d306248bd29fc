import type { LtijsDatabase, LtijsProvider } from 'ltijs';
import type { KeyPair } from './tool-keys.ts';
import type { Platform } from './lti.types.ts';

/**
 * The only file that knows ltijs. What ltijs does here and what it does not, with reasons: lti/README.md. Its express
 * app is never mounted; it is loaded only when a key or a registration is made, because loading takes 0.7 s and 39 MB.
 */

/** Where registrations live. ltijs' `platform` table is this, its `platformStatus` is `status`. */
export interface PlatformRegistry {
  /** Stores a new registration. Rejects when the pair of issuer and client id exists: nothing is overwritten. */
  insertPlatform(platform: Platform): Promise<void>;
  findPlatforms(query: { issuer: string; clientId?: string }): Promise<Platform[]>;
  setPlatformStatus(id: string, status: Platform['status']): Promise<void>;
}

export interface BackChannel {
  /** A new RSA pair of 4096 bits. Takes one to four seconds of this process's only thread: start or command line only. */
  makeKeyPair(generation: number): Promise<KeyPair>;
  /** Stores a registration through ltijs' registry. Rejects with the registry's own error when it exists already. */
  registerPlatform(platform: Platform): Promise<void>;
  /** Accepts messages of a registration, or no longer. False when there is no such registration. */
  setActive(issuer: string, clientId: string, active: boolean): Promise<boolean>;
}

export interface BackChannelOptions {
  registry: PlatformRegistry;
  /** The host's secret. ltijs wants one; nothing is sealed under it here. */
  secret: string;
  toolUrl: string;
}

export function createBackChannel(options: BackChannelOptions): BackChannel {
  const tables = new LtijsTables(options.registry);
  let provider: Promise<LtijsProvider> | undefined;
  const ltijs = () => (provider ??= startLtijs(options.secret, tables.database()));

  return {
    async makeKeyPair(generation) {
      const pair = await registerTool(await ltijs(), options.toolUrl, generation);
      tables.forgetKeys(pair.kid);
      return pair;
    },
    async registerPlatform(platform) {
      const registry = await ltijs();
      await tables.announce(platform, () => registry.registerPlatform(asRegistration(platform)));
    },
    async setActive(issuer, clientId, active) {
      const platform = await (await ltijs()).getPlatform(issuer, clientId);
      if (platform) await platform.platformActive(active);
      return platform !== false;
    },
  };
}

/** ltijs makes a pair only as part of a registration, so the tool is registered with itself, once a generation. */
async function registerTool(provider: LtijsProvider, toolUrl: string, generation: number): Promise<KeyPair> {
  const name = `tool-key-${generation}`;
  const tool = await provider.registerPlatform({
    url: toolUrl,
    clientId: name,
    name,
    authenticationEndpoint: toolUrl,
    accesstokenEndpoint: toolUrl,
    authConfig: { method: 'JWK_SET', key: toolUrl },
  });
  return {
    kid: await tool.platformKid(),
    publicKeyPem: await tool.platformPublicKey(),
    privateKeyPem: await tool.platformPrivateKey(),
  };
}

/**
 * A fresh instance (the module exports a single one), deployed serverless on our plugin. ltijs installs a SIGINT
 * handler that ends the process in the middle of requests; the host stops gracefully by itself, so it is taken out.
 */
async function startLtijs(secret: string, plugin: LtijsDatabase): Promise<LtijsProvider> {
  const { Provider } = await import('ltijs');
  const provider = new Provider.constructor();
  // `cors: true`, the default, reflects any origin with credentials and fails on Express 5.
  provider.setup(secret, { plugin }, { cors: false });
  const before = new Set(process.listeners('SIGINT'));
  await provider.deploy({ serverless: true, silent: true });
  for (const listener of process.listeners('SIGINT'))
    if (!before.has(listener)) process.removeListener('SIGINT', listener);
  return provider;
}

function asRegistration(platform: Platform) {
  return {
    url: platform.issuer,
    clientId: platform.clientId,
    name: platform.name,
    authenticationEndpoint: platform.authorizationEndpoint,
    accesstokenEndpoint: platform.tokenEndpoint,
    ...(platform.tokenAudience ? { authorizationServer: platform.tokenAudience } : {}),
    authConfig: { method: 'JWK_SET' as const, key: platform.jwksUri },
  };
}

/**
 * ltijs' database plugin over the host's registry. Keys pass through memory only, on their way to lti/tool-keys.ts,
 * which seals and stores them. Tables of ltijs' own front channel and token cache do not exist.
 */
class LtijsTables {
  readonly #registry: PlatformRegistry;
  readonly #keys = new Map<string, { publickey?: string; privatekey?: string }>();
  readonly #announced = new Map<string, Platform>();

  constructor(registry: PlatformRegistry) {
    this.#registry = registry;
  }

  /**
   * While a registration is announced, ltijs finds it "registered already" and only writes its fields. Otherwise it
   * would make a 4096-bit pair for every platform: seconds without an answer to anybody, and a key set that grows with
   * every school (ltijs has one key set for all).
   */
  async announce(platform: Platform, work: () => Promise<unknown>): Promise<void> {
    const key = pairOf(platform.issuer, platform.clientId);
    this.#announced.set(key, platform);
    try {
      await work();
    } finally {
      this.#announced.delete(key);
    }
  }

  forgetKeys(kid: string): void {
    this.#keys.delete(kid);
  }

  database(): LtijsDatabase {
    return {
      setup: async () => true,
      Close: async () => true,
      Get: async (_secret, table, match = {}) => this.#get(table, match),
      Insert: async (_secret, table, row) => this.#write(table, row, row),
      Replace: async (_secret, table, match, row) => this.#write(table, match, row),
      Modify: async (_secret, table, match, change) => this.#write(table, match, change),
      Delete: async () => true,
    };
  }

  async #get(table: string, match: Record<string, unknown>): Promise<Record<string, unknown>[] | false> {
    if (table === 'publickey' || table === 'privatekey') {
      const key = this.#keys.get(String(match['kid']))?.[table];
      return key ? [{ key, kid: match['kid'] }] : false;
    }
    if (table === 'platformStatus') {
      const [issuer, clientId] = splitPair(String(match['id']));
      const [found] = await this.#registry.findPlatforms({ issuer, clientId });
      return [{ id: match['id'], active: found?.status === 'active' }];
    }
    if (table !== 'platform' || typeof match['platformUrl'] !== 'string') return false;
    const issuer = match['platformUrl'];
    const clientId = typeof match['clientId'] === 'string' ? match['clientId'] : undefined;
    const announced = clientId === undefined ? undefined : this.#announced.get(pairOf(issuer, clientId));
    if (announced) return [asRow(announced)];
    const found = await this.#registry.findPlatforms({
      issuer,
      ...(clientId === undefined ? {} : { clientId }),
    });
    return found.length > 0 ? found.map(asRow) : false;
  }

  async #write(
    table: string,
    match: Record<string, unknown>,
    row: Record<string, unknown>,
  ): Promise<boolean> {
    if (table === 'publickey' || table === 'privatekey') {
      const kid = String(row['kid']);
      this.#keys.set(kid, { ...this.#keys.get(kid), [table]: String(row['key']) });
    }
    if (table === 'platformStatus') {
      const [issuer, clientId] = splitPair(String(match['id']));
      const [found] = await this.#registry.findPlatforms({ issuer, clientId });
      if (found)
        await this.#registry.setPlatformStatus(found.id, row['active'] === true ? 'active' : 'stopped');
    }
    if (table === 'platform') {
      const announced = this.#announced.get(pairOf(String(match['platformUrl']), String(match['clientId'])));
      if (announced) await this.#registry.insertPlatform(announced);
    }
    return true;
  }
}

/** ltijs knows a platform by its `kid`; here that is the pair of issuer and client id, which no key is bound to. */
const pairOf = (issuer: string, clientId: string): string => JSON.stringify([issuer, clientId]);

function splitPair(text: string): [string, string] {
  const [issuer = '', clientId = ''] = JSON.parse(text) as string[];
  return [issuer, clientId];
}

function asRow(platform: Platform): Record<string, unknown> {
  return {
    platformName: platform.name,
    platformUrl: platform.issuer,
    clientId: platform.clientId,
    authEndpoint: platform.authorizationEndpoint,
    accesstokenEndpoint: platform.tokenEndpoint,
    authorizationServer: platform.tokenAudience,
    authConfig: { method: 'JWK_SET', key: platform.jwksUri },
    kid: pairOf(platform.issuer, platform.clientId),
  };
}
