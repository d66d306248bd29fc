import type { Connection as Database, Model } from 'mongoose';
import { logs, type LogRow, type LogTally } from './log.store.ts';

/** Logs that have changed since they were last counted. */
export class TallyStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  /** The one that is due longest; undefined when none is. */
  async next(now: Date): Promise<LogRow | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<LogRow>();
    return row ?? undefined;
  }

  /** Before hours go to the gradebook: whatever fails after it, they are taken back when nothing is verified any more. */
  async noteGraded({ tenant, run, person }: LogRow): Promise<void> {
    await this.#rows.updateOne({ tenant, run, person }, { $set: { graded: true } });
  }

  /** Keeps what was counted, and takes the marker away unless the log has changed meanwhile. */
  async settle(counted: LogRow, tally: LogTally): Promise<void> {
    await this.#rows.updateOne(seen(counted), {
      $set: { tally, graded: tally.verified > 0, pending: null },
    });
  }

  /** Puts one that could not be handed over behind the others. */
  async delay(failed: LogRow, dueAt: Date): Promise<void> {
    await this.#rows.updateOne(seen(failed), { $set: { 'pending.dueAt': dueAt } });
  }
}

const seen = ({ tenant, run, person, revision }: LogRow) => ({ tenant, run, person, revision });
