import type { Connection, Model } from 'mongoose';
import type { DeepLinkingSettings } from '../../lti/index.ts';
import { collection, isDuplicate, Schema } from './database.ts';
import type { Lang } from './endpoint.contract.ts';
import { sessionEnded, sessionMissing } from './errors.ts';
import { sha256 } from './hash.ts';
import type { Standing } from './permissions.ts';
import type { Scope } from './scope.ts';

/**
 * A launched person's session. The browser holds a bearer token in memory and sessionStorage (per tab, per
 * partition), so two tabs may be two people and no cookie is needed. The token starts with the tenant's id, which
 * is no secret, so that even this look-up is scoped.
 */
export interface Session extends Scope, Standing {
  id: string;
  person: string;
  testUser: boolean;
  /** Language of the launch; a language chosen by the person wins over it. */
  lang: Lang;
  /** Where the launch wanted to go: a path of the client. */
  landing: string;
  /** What a deep-linking launch needs to answer the platform; absent otherwise. */
  deepLinking?: DeepLinkingSettings;
}

interface SessionRow extends Omit<Session, 'id'> {
  /** Tenant and hash of the secret: found by it, and made once by it. */
  _id: string;
  usedAt: Date;
  expiresAt: Date;
  ended: boolean;
  /** The platform took the person off its list. Says nothing of who it was. */
  offList?: boolean;
}

const model = collection<SessionRow>(
  'sessions',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    role: String,
    administers: Boolean,
    testUser: Boolean,
    lang: String,
    landing: String,
    deepLinking: Schema.Types.Mixed,
    usedAt: Date,
    expiresAt: Date,
    ended: Boolean,
    offList: Boolean,
  },
  [
    { fields: { tenant: 1, person: 1, run: 1 } },
    // A TTL index may have one field only, so this one cannot begin with the tenant.
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
);

const MINUTE = 60_000;
/** Idle life. Long, because a session that ends under somebody's hands is complaint C2. */
const IDLE_MINUTES = 12 * 60;
/** `usedAt` is written at most this often, so that reading stays one command. */
const TOUCH_MINUTES = 10;

/**
 * The plain driver, not mongoose's documents: these are the rows of every launch and every request. A row is at the same
 * time what says that its launch was spent (lti/launch.ts, `Once`), so none is deleted before it expires.
 */
export class SessionStore {
  readonly #rows: Model<SessionRow>;

  constructor(connection: Connection) {
    this.#rows = model(connection);
  }

  /**
   * Opens the one session of this secret: one insert, judged by its key, so that of two at the same moment one is opened.
   * Answers the bearer token; undefined when there was a session of this secret, whatever became of it.
   */
  async open(session: Omit<Session, 'id'>, secret: string, now: Date): Promise<string | undefined> {
    const { tenant } = session;
    const row: SessionRow = {
      ...session,
      _id: idOf(tenant, secret),
      usedAt: now,
      expiresAt: idleUntil(now),
      ended: false,
    };
    try {
      await this.#rows.collection.insertOne(row as never);
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
    return `${tenant}.${secret}`;
  }

  /** Whether there was a session of this secret, whatever became of it. */
  async wasOpened({ tenant }: Pick<Scope, 'tenant'>, secret: string): Promise<boolean> {
    const key = { _id: idOf(tenant, secret) };
    return (await this.#rows.collection.findOne(key as never, { projection: { _id: 1 } })) !== null;
  }

  /**
   * The session of a bearer token. One command, two when its last use is older than ten minutes. By its key alone, which
   * the tenant is a part of: with more in the filter one of the engines we run on would read all sessions.
   */
  async read(bearer: string, now: Date): Promise<Session> {
    const { tenant, secret } = split(bearer);
    const key = { _id: idOf(tenant, secret) };
    const row = (await this.#rows.collection.findOne(key as never)) as SessionRow | null;
    if (!row || row.tenant !== tenant || row.expiresAt <= now) throw sessionMissing();
    if (row.ended) throw row.offList ? sessionEnded() : sessionMissing();
    // One that is ended at this very moment stays ended; its row is only swept later.
    if (now.getTime() - row.usedAt.getTime() > TOUCH_MINUTES * MINUTE)
      await this.#rows.updateOne(key, { $set: { usedAt: now, expiresAt: idleUntil(now) } });
    return toSession(row);
  }

  /**
   * Ends all sessions of a person: when they are joined to another entry, or erased. The rows stay until they expire,
   * hours after the launches that they were made by: a deleted one could be opened again by posting its launch once more.
   * What stays leads to nobody.
   */
  async endAll(scope: Scope, person: string): Promise<void> {
    await this.#end(scope, person, { ended: true });
  }

  /** The same for somebody whom the platform took off its list: a page that they have open can say so. */
  async endOffList(scope: Scope, person: string): Promise<void> {
    await this.#end(scope, person, { ended: true, offList: true });
  }

  async #end({ tenant, run }: Scope, person: string, set: Partial<SessionRow>): Promise<void> {
    const personal = { person: 1, landing: 1, deepLinking: 1 } as const;
    await this.#rows.updateMany({ tenant, run, person }, { $set: set, $unset: personal });
  }
}

const idOf = (tenant: string, secret: string): string => `${tenant}.${sha256(secret)}`;

const idleUntil = (now: Date): Date => new Date(now.getTime() + IDLE_MINUTES * MINUTE);

function split(bearer: string): { tenant: string; secret: string } {
  const match = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{43})$/.exec(bearer);
  if (!match) throw sessionMissing();
  return { tenant: match[1] as string, secret: match[2] as string };
}

function toSession(row: SessionRow): Session {
  return {
    id: row._id,
    tenant: row.tenant,
    run: row.run,
    person: row.person,
    role: row.role,
    administers: row.administers,
    testUser: row.testUser,
    lang: row.lang,
    landing: row.landing,
    ...(row.deepLinking ? { deepLinking: row.deepLinking } : {}),
  };
}
