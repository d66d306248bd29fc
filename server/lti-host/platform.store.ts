import type { Connection, Model } from 'mongoose';
import type { IssuerRule, Platform, PlatformRegistry } from '../../lti/index.ts';
import { AppError } from '../core/errors.ts';
import { collection, findOrMake, isDuplicate } from '../core/database.ts';
import { derivedId } from '../core/hash.ts';
import type { TenantScope } from '../core/scope.ts';

/** How a registration came about: checked by lti/registration.ts, or typed in by the operator. */
export type RegisteredBy = IssuerRule | 'manual';

/** A registration as kept here. Its id is the tenant of everything else. */
export interface RegisteredPlatform extends Platform {
  registeredAt: Date;
  registeredBy: RegisteredBy;
}

/** What launches through a deployment have shown; for the self-test. No person is in it. */
export interface Seen {
  /** How browsers kept the sign-in together: `cookie`, `storage`. */
  ways: string[];
  /** `instructor`, `learner`, `administrator`, `observer`, `testUser`. */
  roles: string[];
  /** What of launches was left out by a cap of ours: `custom-values`. Absent in rows of before it was noted. */
  cuts?: string[];
}

export interface Deployment extends TenantScope {
  deploymentId: string;
  status: 'active' | 'stopped';
  firstSeenAt: Date;
  lastSeenAt: Date | null;
  seen: Seen;
}

type PlatformRow = Omit<RegisteredPlatform, 'id'> & TenantScope & { _id: string };
type DeploymentRow = Deployment & { _id: string };

const platforms = collection<PlatformRow>(
  'platforms',
  {
    _id: String,
    // The same as _id: the rule that every row names its tenant has no exception here.
    tenant: String,
    name: String,
    issuer: String,
    clientId: String,
    authorizationEndpoint: String,
    tokenEndpoint: String,
    tokenAudience: String,
    jwksUri: String,
    family: String,
    algorithms: [String],
    status: String,
    frameOrigins: [String],
    registeredAt: Date,
    registeredBy: String,
  },
  [
    { fields: { tenant: 1 }, options: { unique: true } },
    // A login names issuer and client id; the tenant is what is looked for.
    { fields: { issuer: 1, clientId: 1 }, options: { unique: true } },
  ],
);

const deployments = collection<DeploymentRow>(
  'deployments',
  {
    _id: String,
    tenant: String,
    deploymentId: String,
    status: String,
    firstSeenAt: Date,
    lastSeenAt: Date,
    seen: { ways: [String], roles: [String], cuts: { type: [String], default: undefined } },
  },
  [{ fields: { tenant: 1, deploymentId: 1 }, options: { unique: true } }],
);

/** What the registering code knows beyond the protocol's own fields; keyed by the platform it belongs to. */
type Origin = Pick<RegisteredPlatform, 'registeredAt' | 'registeredBy'>;

/** What a renewed registration may change. */
export type RenewedFields = Pick<
  Platform,
  'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri' | 'algorithms' | 'frameOrigins'
>;

export class PlatformStore implements PlatformRegistry {
  readonly #platforms: Model<PlatformRow>;
  readonly #deployments: Model<DeploymentRow>;
  readonly #origins = new WeakMap<Platform, Origin>();

  constructor(connection: Connection) {
    this.#platforms = platforms(connection);
    this.#deployments = deployments(connection);
  }

  /** Says how the platform about to be inserted was registered: lti's registry does not carry it. */
  noteOrigin(platform: Platform, origin: Origin): void {
    this.#origins.set(platform, origin);
  }

  /** Rejects with 409 `platform-exists` when issuer and client id are known: a registration is never overwritten. */
  async insertPlatform(platform: Platform): Promise<void> {
    const { id, ...fields } = platform;
    const origin = this.#origins.get(platform) ?? {
      registeredAt: new Date(),
      registeredBy: 'manual' as const,
    };
    try {
      await this.#platforms.create({ _id: id, tenant: id, ...fields, ...origin });
    } catch (error) {
      if (isDuplicate(error)) throw new AppError(409, 'platform-exists', {}, { cause: error });
      throw error;
    }
  }

  async findPlatforms(query: { issuer: string; clientId?: string }): Promise<RegisteredPlatform[]> {
    const { issuer, clientId } = query;
    const match = clientId === undefined ? { issuer } : { issuer, clientId };
    return (await this.#platforms.find(match).lean<PlatformRow[]>()).map(presentPlatform);
  }

  async findPlatform(id: string): Promise<RegisteredPlatform | undefined> {
    const row = await this.#platforms.findOne({ tenant: id }).lean<PlatformRow>();
    return row ? presentPlatform(row) : undefined;
  }

  /** All registrations, oldest first; for the operator only. */
  async listPlatforms(): Promise<RegisteredPlatform[]> {
    return (await this.#platforms.find().sort({ registeredAt: 1 }).lean<PlatformRow[]>()).map(
      presentPlatform,
    );
  }

  /** A registration that its own platform renewed: addresses and algorithms. Name, status and everything under it stay. */
  async renewPlatform(id: string, renewed: RenewedFields): Promise<void> {
    await this.#platforms.updateOne({ tenant: id }, { $set: renewed });
  }

  async setPlatformStatus(id: string, status: Platform['status']): Promise<void> {
    await this.#platforms.updateOne({ tenant: id }, { $set: { status } });
  }

  /**
   * Finds or creates a deployment. `seenAt` is null when it is known from a registration only. When it was last seen is
   * written once an hour, so that a launch costs a read here at the most.
   */
  async noteDeployment(
    scope: TenantScope,
    deploymentId: string,
    seenAt: Date | null,
    now: Date,
  ): Promise<Deployment> {
    const known = await this.#deployments
      .findOne({ tenant: scope.tenant, deploymentId })
      .lean<DeploymentRow>();
    if (known && !isLongAgo(known.lastSeenAt, seenAt)) return presentDeployment(known);
    const insert = { status: 'active', firstSeenAt: now, seen: { ways: [], roles: [] } };
    const row = await findOrMake(() =>
      this.#deployments
        .findOneAndUpdate(
          { _id: derivedId(scope.tenant, deploymentId), tenant: scope.tenant, deploymentId },
          {
            $setOnInsert: { ...insert, ...(seenAt ? {} : { lastSeenAt: null }) },
            ...(seenAt ? { $set: { lastSeenAt: seenAt } } : {}),
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<DeploymentRow>(),
    );
    return presentDeployment(row);
  }

  async addSeen(scope: TenantScope, deploymentId: string, seen: Required<Seen>): Promise<void> {
    const { ways, roles, cuts } = seen;
    const each = (list: string[]) => ({ $each: list });
    await this.#deployments.updateOne(
      { tenant: scope.tenant, deploymentId },
      { $addToSet: { 'seen.ways': each(ways), 'seen.roles': each(roles), 'seen.cuts': each(cuts) } },
    );
  }

  async listDeployments(scope: TenantScope): Promise<Deployment[]> {
    const rows = await this.#deployments
      .find({ tenant: scope.tenant })
      .sort({ firstSeenAt: 1 })
      .limit(500)
      .lean<DeploymentRow[]>();
    return rows.map(presentDeployment);
  }

  /** Which of these tenants have seen the deployment: settles a login without client id. */
  async ownersOf(tenants: string[], deploymentId: string): Promise<string[]> {
    const rows = await this.#deployments
      .find({ tenant: { $in: tenants }, deploymentId })
      .lean<DeploymentRow[]>();
    return rows.map((row) => row.tenant);
  }
}

const HOUR_MS = 60 * 60_000;

/** Whether a visit is worth writing down. One that is known from a registration alone is none. */
const isLongAgo = (lastSeenAt: Date | null, seenAt: Date | null): boolean =>
  seenAt !== null && (lastSeenAt === null || seenAt.getTime() - lastSeenAt.getTime() > HOUR_MS);

function presentPlatform(row: PlatformRow): RegisteredPlatform {
  const { _id, tenant: _tenant, ...fields } = row;
  return { id: _id, ...fields };
}

function presentDeployment(row: DeploymentRow): Deployment {
  const { _id, ...fields } = row;
  return fields;
}
