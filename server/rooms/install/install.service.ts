import {
  type BackChannel,
  type Launch,
  type Platform,
  registerWithPlatform,
  type RegistrationChoice,
  type RegistrationRequest,
  type Renewal,
  type ServiceClient,
  type ToolDescription,
  TOOL_PATHS,
} from '../../../lti/index.ts';
import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { randomId } from '../../core/hash.ts';
import type { Log } from '../../core/log.ts';
import type { TenantScope } from '../../core/scope.ts';
import type { PeopleService } from '../people/people.service.ts';
import type {
  Deployment,
  PlatformStore,
  RegisteredBy,
  RegisteredPlatform,
} from '../../lti-host/platform.store.ts';
import type { Invitation, InvitationStore } from './invitation.store.ts';
import type { PlatformDirectory } from '../../lti-host/platform-directory.ts';

export interface InstallParts {
  store: PlatformStore;
  invitations: InvitationStore;
  directory: PlatformDirectory;
  backChannel: BackChannel;
  client: ServiceClient;
  tool: ToolDescription;
  allowPrivate: boolean;
  clock: Clock;
  log: Log;
}

/** A platform typed in by the operator or an administrator instead of registering by itself. */
export type ManualPlatform = Pick<
  Platform,
  | 'name'
  | 'issuer'
  | 'clientId'
  | 'authorizationEndpoint'
  | 'tokenEndpoint'
  | 'jwksUri'
  | 'family'
  | 'frameOrigins'
> & { tokenAudience?: string; deploymentId?: string };

/** A registration that worked. `renewed`: it stood here before, and these choices of its administrator were kept. */
export interface RegistrationDone {
  platform: RegisteredPlatform;
  renewed?: { kept: RegistrationChoice[] };
}

const DAY_MS = 86_400_000;

export class InstallService {
  readonly #parts: InstallParts;
  readonly #notedLaunches = new Set<string>();

  constructor(parts: InstallParts) {
    this.#parts = parts;
  }

  /** Makes a one-time registration link. The code is not kept: this answer is its only copy. */
  async invite(options: { name?: string; days: number }): Promise<{ invitation: Invitation; url: string }> {
    const { clock, invitations, tool } = this.#parts;
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + options.days * DAY_MS);
    const { invitation, code } = await invitations.create(options.name ?? null, expiresAt, now);
    return { invitation, url: `${tool.origin}/lti/register/${code}` };
  }

  findInvitation(code: string): Promise<Invitation | undefined> {
    return this.#parts.invitations.findByCode(code, this.#parts.clock.now());
  }

  /**
   * Registers with the platform that opened the link. Spends the invitation only when it worked: a failed try can be
   * repeated with the same link. A platform that asks for an update of its registration keeps its place here.
   * Rejects with RegistrationError, or AppError `invitation-over`, `platform-exists`.
   */
  async register(code: string, request: RegistrationRequest): Promise<RegistrationDone> {
    const { clock, invitations, client, tool, allowPrivate, log } = this.#parts;
    const hold = await invitations.hold(code, clock.now());
    if (!hold) throw new AppError(410, 'invitation-over');
    try {
      const beforeRenewal = (renewal: Renewal) => this.#checkRenewal(renewal);
      const found = await registerWithPlatform({ client, tool, allowPrivate, beforeRenewal }, request);
      // The platform took its time, and the link may be another's by now: it lets in one platform.
      if (!(await invitations.holdOn(hold, clock.now()))) throw new AppError(410, 'invitation-over');
      const named = { ...found.platform, name: hold.invitation.name ?? found.platform.name };
      const known = found.renewed && (await this.#findKnown(named));
      const platform = known
        ? await this.#renew(known, named)
        : await this.#store(named, found.issuerRule, found.deploymentId);
      await invitations.spend(hold, platform.id, clock.now());
      const { id: tenant, family } = platform;
      const what = known ? 'platform registered anew' : 'platform registered';
      log.info({ tenant, family, rule: found.issuerRule }, what);
      return { platform, ...(found.renewed ? { renewed: found.renewed } : {}) };
    } catch (error) {
      await invitations.release(hold);
      throw error;
    }
  }

  async #findKnown(one: { issuer: string; clientId: string }): Promise<RegisteredPlatform | undefined> {
    const { issuer, clientId } = one;
    return (await this.#parts.store.findPlatforms({ issuer, clientId }))[0];
  }

  /**
   * A renewal may name other addresses only where the issuer's own host says so: under the looser rules anybody with an
   * invitation could lead a school's sign-ins and scores elsewhere.
   */
  async #checkRenewal(renewal: Renewal): Promise<void> {
    const known = await this.#findKnown(renewal);
    if (!known || renewal.issuerRule === 'same-host') return;
    const addresses = ['authorizationEndpoint', 'tokenEndpoint', 'jwksUri'] as const;
    if (addresses.some((one) => known[one] !== renewal[one])) throw new AppError(409, 'platform-exists');
  }

  /** The same registration again: its people, courses and scores stay, and so do its name here and its status. */
  async #renew(known: RegisteredPlatform, found: Platform): Promise<RegisteredPlatform> {
    const { store, directory } = this.#parts;
    const { authorizationEndpoint, tokenEndpoint, jwksUri, algorithms } = found;
    const frameOrigins = [...new Set([...known.frameOrigins, ...found.frameOrigins])];
    const renewed = { authorizationEndpoint, tokenEndpoint, jwksUri, algorithms, frameOrigins };
    await store.renewPlatform(known.id, renewed);
    directory.forget();
    return { ...known, ...renewed };
  }

  /** Manual installation. Rejects with AppError `platform-exists`. */
  async addPlatform(manual: ManualPlatform): Promise<RegisteredPlatform> {
    const { deploymentId, ...fields } = manual;
    const platform: Platform = { id: randomId(), ...fields, algorithms: ['RS256'], status: 'active' };
    return this.#store(platform, 'manual', deploymentId);
  }

  /**
   * Stops or resumes a platform: its launches are refused, its scores and rosters wait. Running servers follow within a
   * minute. Rejects with AppError `not-found`.
   */
  async setStatus(id: string, status: Platform['status']): Promise<RegisteredPlatform> {
    const { store, backChannel, directory } = this.#parts;
    const platform = await store.findPlatform(id);
    if (!platform) throw notFound('platform');
    await backChannel.setActive(platform.issuer, platform.clientId, status === 'active');
    directory.forget();
    return { ...platform, status };
  }

  async #store(
    platform: Platform,
    registeredBy: RegisteredBy,
    deploymentId: string | undefined,
  ): Promise<RegisteredPlatform> {
    const { store, backChannel, directory, clock } = this.#parts;
    const origin = { registeredAt: clock.now(), registeredBy };
    store.noteOrigin(platform, origin);
    await backChannel.registerPlatform(platform);
    if (deploymentId !== undefined)
      await store.noteDeployment({ tenant: platform.id }, deploymentId, null, origin.registeredAt);
    directory.forget();
    return { ...platform, ...origin };
  }

  listPlatforms(): Promise<RegisteredPlatform[]> {
    return this.#parts.store.listPlatforms();
  }

  listDeployments(scope: TenantScope): Promise<Deployment[]> {
    return this.#parts.store.listDeployments(scope);
  }

  async platformOf(scope: TenantScope): Promise<RegisteredPlatform> {
    const platform = await this.#parts.directory.findPlatform(scope.tenant);
    if (!platform) throw notFound('platform');
    return platform;
  }

  /**
   * Notes what a launch showed, for the self-test: which way the browser kept the sign-in together and which roles
   * arrived. One command the first time a process sees a combination, none after that. Holds nothing of the person.
   */
  async noteLaunch(launch: Launch, way: 'cookie' | 'storage'): Promise<void> {
    const { roles, platformId, deploymentId, cut } = launch;
    if (cut) this.#parts.log.warn({ tenant: platformId, cut }, 'a launch held more than is read');
    const names = ['instructor', 'learner', 'administrator', 'observer', 'testUser'] as const;
    const seen = { ways: [way], roles: names.filter((name) => roles[name]), cuts: cut ? [cut.what] : [] };
    const key = JSON.stringify([platformId, deploymentId, seen]);
    if (this.#notedLaunches.has(key)) return;
    await this.#parts.store.addSeen({ tenant: platformId }, deploymentId, seen);
    if (this.#notedLaunches.size > 10_000) this.#notedLaunches.clear();
    this.#notedLaunches.add(key);
  }

  /** Addresses for manual installation. They are no secret. */
  addresses(): { login: string; launch: string; keys: string; canvas: string } {
    const { origin } = this.#parts.tool;
    return {
      login: origin + TOOL_PATHS.login,
      launch: origin + TOOL_PATHS.launch,
      keys: origin + TOOL_PATHS.keys,
      canvas: `${origin}/lti/canvas.json`,
    };
  }
}

/** What there is of an installation, for its administrator. */
export async function overviewOf(install: InstallService, people: PeopleService, scope: TenantScope) {
  const [platform, deployments, runs] = await Promise.all([
    install.platformOf(scope),
    install.listDeployments(scope),
    people.listRuns(scope),
  ]);
  return { platform, deployments, runs, addresses: install.addresses() };
}
