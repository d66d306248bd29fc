import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { type ClockState, ON_TIME } from './sheet-clock.rule.ts';

interface ClockRow extends Scope {
  _id: string;
  step: string;
  behind: number;
  pausedAt: Date | null;
  revision: number;
}

export type RunningClock = ClockState & { revision: number };

const clocks = collection<ClockRow>(
  'liveClocks',
  {
    _id: String,
    tenant: String,
    run: String,
    step: String,
    behind: Number,
    pausedAt: Date,
    revision: Number,
  },
  [{ fields: { tenant: 1, run: 1, step: 1 } }],
);

/** By how much a session lags behind its run sheet; one that nobody has pressed anything in has no row. */
export class ClockStore {
  readonly #rows: Model<ClockRow>;

  constructor(connection: Connection) {
    this.#rows = clocks(connection);
  }

  async find({ tenant, run }: Scope, step: string): Promise<RunningClock> {
    const row = await this.#rows.findOne({ tenant, run, step }).lean<ClockRow>();
    if (!row) return { ...ON_TIME, revision: 0 };
    return { behind: row.behind, pausedAt: row.pausedAt?.toISOString() ?? null, revision: row.revision };
  }

  /** False when another trainer was faster. */
  async save({ tenant, run }: Scope, step: string, { revision, behind, pausedAt }: RunningClock) {
    const _id = derivedId(tenant, run, step);
    const next = { behind, pausedAt: pausedAt === null ? null : new Date(pausedAt), revision: revision + 1 };
    if (revision > 0) {
      const saved = await this.#rows.updateOne({ _id, tenant, run, step, revision }, { $set: next });
      return saved.modifiedCount === 1;
    }
    try {
      await this.#rows.collection.insertOne({ _id, tenant, run, step, ...next } as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
