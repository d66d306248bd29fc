import type { Connection, Model } from 'mongoose';
import { randomId } from '../../core/hash.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import { presentRun, runs, type RosterState, type Run, type RunRow } from './run.store.ts';

/** The right to read one roster and to write what came of it, held by one reader at a time. */
export interface RosterLease {
  run: Run;
  owner: string;
}

/** How long one process may hold a roster before another may take it over. */
const LEASE_MS = 5 * 60_000;

const leasedUntil = (now: Date) => new Date(now.getTime() + LEASE_MS);

/** Which roster is read next, and by whom. */
export class RosterLeaseStore {
  readonly #runs: Model<RunRow>;

  constructor(connection: Connection) {
    this.#runs = runs(connection);
  }

  /** Takes the next roster that is due, for one reader only. Undefined when nothing is due. */
  async next(now: Date): Promise<RosterLease | undefined> {
    if (!(await this.#anyDue(now))) return undefined;
    const owner = randomId();
    const row = await this.#runs
      .findOneAndUpdate(
        { 'roster.dueAt': { $lte: now }, rosterLease: { $lte: now }, membershipsUrl: { $ne: null } },
        { $set: { rosterLease: leasedUntil(now), rosterOwner: owner } },
        { sort: { 'roster.dueAt': 1 }, returnDocument: 'after' },
      )
      .lean<RunRow>();
    return row ? { run: presentRun(row), owner } : undefined;
  }

  /** Asked every few seconds, so no more than an index holds: the one that takes a lease may read more rows. */
  async #anyDue(now: Date): Promise<boolean> {
    const due = await this.#runs
      .find({ 'roster.dueAt': { $lte: now } }, { rosterLease: 1, membershipsUrl: 1 })
      .lean<Pick<RunRow, 'rosterLease' | 'membershipsUrl'>[]>();
    return due.some(({ rosterLease, membershipsUrl }) => rosterLease <= now && membershipsUrl !== null);
  }

  /** Holds it for longer. False when it was over and another reader has it: then nothing may be written. */
  async hold({ run, owner }: RosterLease, now: Date): Promise<boolean> {
    const held = await this.#runs.updateOne(
      { tenant: run.tenant, _id: run.id, rosterOwner: owner },
      { $set: { rosterLease: leasedUntil(now) } },
    );
    return held.matchedCount > 0;
  }

  /** Writes what came of a reading and gives the lease back, if it is still this reader's. */
  async finish({ run, owner }: RosterLease, roster: RosterState): Promise<void> {
    await this.#runs.updateOne(
      { tenant: run.tenant, _id: run.id, rosterOwner: owner },
      { $set: { roster, rosterLease: new Date(0), rosterOwner: null } },
    );
  }

  /** Puts off every roster of a tenant that is due. */
  async postpone(scope: TenantScope, now: Date, dueAt: Date): Promise<void> {
    await this.#runs.updateMany(
      { tenant: scope.tenant, 'roster.dueAt': { $lte: now } },
      { $set: { 'roster.dueAt': dueAt } },
    );
  }

  async ask(scope: Scope, now: Date): Promise<void> {
    await this.#runs.updateOne(
      { tenant: scope.tenant, _id: scope.run },
      { $set: { 'roster.dueAt': now, 'roster.failures': 0 } },
    );
  }
}
