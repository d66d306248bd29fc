import type { Connection, Model } from 'mongoose';
import { collection, Schema } from './database.ts';
import type { Lang } from './endpoint.contract.ts';
import { sessionMissing } from './errors.ts';
import { randomToken, sha256 } from './hash.ts';
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
  deepLinking?: DeepLinkingReturn;
}

/** Deep linking settings as the platform sent them (lti/lti.types.ts has the same fields). */
export interface DeepLinkingReturn {
  deploymentId: string;
  returnUrl: string;
  acceptTypes: string[];
  acceptPresentationDocumentTargets: string[];
  acceptMultiple: boolean;
  acceptLineItem: boolean;
  data?: string;
}

interface SessionRow extends Omit<Session, 'id'> {
  _id: string;
  codeHash: string | null;
  codeExpiresAt: Date;
  tokenHash: string | null;
  usedAt: Date;
  expiresAt: Date;
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
    codeHash: String,
    codeExpiresAt: Date,
    tokenHash: String,
    usedAt: Date,
    expiresAt: Date,
  },
  [
    { fields: { tenant: 1, codeHash: 1 } },
    { fields: { tenant: 1, tokenHash: 1 } },
    { fields: { tenant: 1, person: 1 } },
    // A TTL index may have one field only, so this one cannot begin with the tenant.
    { fields: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
);

const MINUTE = 60_000;
/** The code is exchanged by the page it was printed in, at once; five minutes allow for a phone on a train. */
const CODE_MINUTES = 5;
/** Idle life. Long, because a session that ends under somebody's hands is complaint C2. */
const IDLE_MINUTES = 12 * 60;
/** `usedAt` is written at most this often, so that reading stays one command. */
const TOUCH_MINUTES = 10;

export class SessionStore {
  readonly #rows: Model<SessionRow>;

  constructor(connection: Connection) {
    this.#rows = model(connection);
  }

  /** Opens a session; the answer is the one-time code for the shell page. One insert. */
  async open(session: Omit<Session, 'id'>, now: Date): Promise<string> {
    const code = randomToken();
    await this.#rows.collection.insertOne({
      ...session,
      _id: randomToken(),
      codeHash: sha256(code),
      codeExpiresAt: new Date(now.getTime() + CODE_MINUTES * MINUTE),
      tokenHash: null,
      usedAt: now,
      expiresAt: new Date(now.getTime() + IDLE_MINUTES * MINUTE),
    } as never);
    return `${session.tenant}.${code}`;
  }

  /** Spends the code once, atomically. Rejects with session-missing on a second use or after five minutes. */
  async exchange(code: string, now: Date): Promise<{ token: string; session: Session; expiresAt: Date }> {
    const { tenant, secret } = split(code);
    const token = randomToken();
    const expiresAt = new Date(now.getTime() + IDLE_MINUTES * MINUTE);
    const row = await this.#rows.findOneAndUpdate(
      { tenant, codeHash: sha256(secret), codeExpiresAt: { $gt: now } },
      { $set: { codeHash: null, tokenHash: sha256(token), usedAt: now, expiresAt } },
      { returnDocument: 'after', lean: true },
    );
    if (!row) throw sessionMissing();
    return { token: `${tenant}.${token}`, session: present(row as SessionRow), expiresAt };
  }

  /** The session of a bearer token. One command, two when its last use is older than ten minutes. */
  async read(bearer: string, now: Date): Promise<Session> {
    const { tenant, secret } = split(bearer);
    const match = { tenant, tokenHash: sha256(secret), expiresAt: { $gt: now } };
    const row = await this.#rows.findOne(match).lean<SessionRow>();
    if (!row) throw sessionMissing();
    if (now.getTime() - row.usedAt.getTime() > TOUCH_MINUTES * MINUTE) {
      const expiresAt = new Date(now.getTime() + IDLE_MINUTES * MINUTE);
      await this.#rows.updateOne(match, { $set: { usedAt: now, expiresAt } });
    }
    return present(row);
  }

  /** Ends all sessions of a person: when they leave the run, or are erased. */
  async endAll(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant: scope.tenant, run: scope.run, person });
  }
}

function split(bearer: string): { tenant: string; secret: string } {
  const match = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{43})$/.exec(bearer);
  if (!match) throw sessionMissing();
  return { tenant: match[1] as string, secret: match[2] as string };
}

function present(row: SessionRow): Session {
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
