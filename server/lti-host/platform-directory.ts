import type { LtiStore, Platform } from '../../lti/index.ts';
import type { Clock } from '../core/clock.ts';
import type { PlatformStore, RegisteredPlatform } from './platform.store.ts';

/** How long a registration is taken from memory; a stopped platform is refused after that at the latest. */
const FRESH_MS = 60_000;
const MOST = 5000;

interface Kept<T> {
  value: T;
  until: number;
}

/**
 * The platform half of LtiStore. A warm launch costs no database command for it: registrations and active deployments
 * stay in memory for a minute. What is not there is never remembered, so a new one works at once in every process.
 */
export class PlatformDirectory implements Pick<
  LtiStore,
  'findPlatforms' | 'findPlatform' | 'findDeploymentOwners' | 'noteDeployment'
> {
  readonly #store: PlatformStore;
  readonly #clock: Clock;
  readonly #byId = new Map<string, Kept<RegisteredPlatform>>();
  readonly #byClient = new Map<string, Kept<RegisteredPlatform>>();
  readonly #deployments = new Map<string, Kept<'active' | 'stopped'>>();

  constructor(store: PlatformStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async findPlatforms(query: { issuer: string; clientId?: string }): Promise<Platform[]> {
    // Without a client id all must be seen, a new one too: it may make the answer ambiguous. Rare, so never kept.
    if (query.clientId === undefined) return this.#store.findPlatforms(query);
    const key = JSON.stringify([query.issuer, query.clientId]);
    const known = this.#fresh(this.#byClient, key);
    if (known) return [known];
    const found = await this.#store.findPlatforms(query);
    if (found[0]) this.#keep(this.#byClient, key, found[0]);
    return found;
  }

  async findPlatform(id: string): Promise<RegisteredPlatform | undefined> {
    const known = this.#fresh(this.#byId, id);
    if (known) return known;
    const found = await this.#store.findPlatform(id);
    if (found) this.#keep(this.#byId, id, found);
    return found;
  }

  async findDeploymentOwners(issuer: string, deploymentId: string): Promise<string[]> {
    const platforms = await this.#store.findPlatforms({ issuer });
    return this.#store.ownersOf(
      platforms.map((one) => one.id),
      deploymentId,
    );
  }

  async noteDeployment(platformId: string, deploymentId: string): Promise<'active' | 'stopped'> {
    const key = JSON.stringify([platformId, deploymentId]);
    const known = this.#fresh(this.#deployments, key);
    if (known) return known;
    const now = this.#clock.now();
    const { status } = await this.#store.noteDeployment({ tenant: platformId }, deploymentId, now, now);
    this.#keep(this.#deployments, key, status);
    return status;
  }

  /** After a change in this process. */
  forget(): void {
    this.#byId.clear();
    this.#byClient.clear();
    this.#deployments.clear();
  }

  #fresh<T>(map: Map<string, Kept<T>>, key: string): T | undefined {
    const kept = map.get(key);
    return kept && kept.until > this.#clock.now().getTime() ? kept.value : undefined;
  }

  #keep<T>(map: Map<string, Kept<T>>, key: string, value: T): void {
    if (map.size >= MOST) map.delete(map.keys().next().value as string);
    map.set(key, { value, until: this.#clock.now().getTime() + FRESH_MS });
  }
}
