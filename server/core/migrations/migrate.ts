import { type Connection, isDuplicate } from '../database.ts';
import { randomId } from '../hash.ts';
import type { Log } from '../log.ts';

/** Rows of a collection as they lie there, without a model: a migration must still run when the models have gone on. */
export type Rows = NonNullable<Connection['db']>;

/** One change of shape. `list.ts` has them all, in order. */
export interface Migration {
  /** Its place in the order; given once, never again. */
  number: number;
  /** What is different afterwards, for the log. */
  name: string;
  /**
   * Set where it takes away what the version before reads, or takes in what that version wrote meanwhile: it waits until
   * this long after another one was done, when no older process can be left.
   */
  after?: { number: number; hours: number };
  /**
   * Brings rows into the new shape. It may be cut off anywhere and begun again, may meet rows that are new already, and
   * calls `goOn` between batches: that throws when another process has taken over.
   */
  run(rows: Rows, goOn: () => void): Promise<void>;
}

export interface MigrationParts {
  connection: Connection;
  migrations: readonly Migration[];
  log: Log;
  now(): Date;
  /** How long a process that has died keeps the others waiting. */
  leaseMs?: number;
}

/** What the database remembers of a migration; it belongs to no tenant. */
interface MigrationRow {
  _id: number;
  name: string;
  owner: string;
  leasedUntil: Date;
  doneAt: Date | null;
}

const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;
const NEVER = new Date(0);

/**
 * Runs what is due, in order; other processes that start meanwhile wait for it. Rejects when one fails: the next start
 * begins it again. A database that knows more migrations than this program is served all the same: new shapes are added
 * before old ones go.
 */
export async function migrate(parts: MigrationParts): Promise<void> {
  const owner = randomId();
  const rows = parts.connection.db;
  if (!rows) throw new Error('migrations want an open connection');
  const done = new Map<number, Date>();
  for (const migration of parts.migrations) {
    const earlier = migration.after && done.get(migration.after.number);
    if (migration.after && !isOver(earlier, migration.after.hours, parts.now())) continue;
    done.set(migration.number, await new Turn(parts, rows, migration, owner).done());
  }
  const known = Math.max(0, ...parts.migrations.map(({ number }) => number));
  const newer = await rows.collection<MigrationRow>('migrations').countDocuments({ _id: { $gt: known } });
  if (newer > 0)
    parts.log.warn(`The database has been changed by a newer version (${newer} migrations more)`);
}

const isOver = (since: Date | undefined, hours: number, now: Date): boolean =>
  since !== undefined && now.getTime() - since.getTime() >= hours * HOUR_MS;

/** One process's part in one migration: run it, or wait until another has. */
class Turn {
  readonly #parts: MigrationParts;
  readonly #rows: Rows;
  readonly #migration: Migration;
  readonly #owner: string;
  readonly #leaseMs: number;

  constructor(parts: MigrationParts, rows: Rows, migration: Migration, owner: string) {
    this.#parts = parts;
    this.#rows = rows;
    this.#migration = migration;
    this.#owner = owner;
    this.#leaseMs = parts.leaseMs ?? LEASE_MS;
  }

  /** When it was done, by whomever. */
  async done(): Promise<Date> {
    for (;;) {
      const doneAt = (await this.#records.findOne({ _id: this.#migration.number }))?.doneAt;
      if (doneAt) return doneAt;
      if (await this.#take()) {
        const finished = await this.#run();
        if (finished) return finished;
      }
      await new Promise((resume) => setTimeout(resume, Math.min(1000, this.#leaseMs / 4)));
    }
  }

  get #records() {
    return this.#rows.collection<MigrationRow>('migrations');
  }

  /** An insert judged by the key, or, where a row is there, one write that succeeds only on a lease that is over. */
  async #take(): Promise<boolean> {
    const { number, name } = this.#migration;
    const now = this.#parts.now();
    const leasedUntil = new Date(now.getTime() + this.#leaseMs);
    const lease = { owner: this.#owner, leasedUntil };
    try {
      await this.#records.insertOne({ _id: number, name, ...lease, doneAt: null });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const free = { _id: number, doneAt: null, leasedUntil: { $lte: now } };
    return (await this.#records.updateOne(free, { $set: lease })).modifiedCount === 1;
  }

  /** Undefined when another process has taken over meanwhile; rejects when the migration itself fails. */
  async #run(): Promise<Date | undefined> {
    const { number, name, run } = this.#migration;
    this.#parts.log.info({ migration: number }, `Migration ${number}: ${name}`);
    const ours = this.#keepLease();
    try {
      await run(this.#rows, ours.goOn);
      const doneAt = this.#parts.now();
      if (!(await this.#write({ doneAt, leasedUntil: NEVER }))) throw new LeaseLost();
      this.#parts.log.info({ migration: number }, `Migration ${number}: done`);
      return doneAt;
    } catch (error) {
      await this.#write({ leasedUntil: NEVER });
      if (error instanceof LeaseLost) return undefined;
      throw error;
    } finally {
      ours.stop();
    }
  }

  /** Writes the record of this migration while it is ours: a finish names its owner. */
  async #write(change: Partial<MigrationRow>): Promise<boolean> {
    const ours = { _id: this.#migration.number, owner: this.#owner, doneAt: null };
    return (await this.#records.updateOne(ours, { $set: change })).matchedCount === 1;
  }

  /** Renews the lease while the work goes on; from the moment that fails, `goOn` throws. */
  #keepLease(): { goOn: () => void; stop: () => void } {
    let lost = false;
    const renew = async () => {
      const leasedUntil = new Date(this.#parts.now().getTime() + this.#leaseMs);
      lost = !(await this.#write({ leasedUntil }).catch(() => false));
    };
    const timer = setInterval(() => void renew(), this.#leaseMs / 3);
    const goOn = () => {
      if (lost) throw new LeaseLost();
    };
    return { goOn, stop: () => clearInterval(timer) };
  }
}

class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
