import type { Connection as Database, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { logs, type LogRow } from './log.store.ts';
import type { Log } from './log.types.ts';

export class PlanStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  /** False: there is no log yet. One command. */
  async save({ tenant, run }: Scope, person: string, plan: Pick<Log, 'plan' | 'closures'>): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { tenant, run, person },
      { $set: { ...plan }, $inc: { revision: 1 } },
    );
    return matchedCount === 1;
  }
}
