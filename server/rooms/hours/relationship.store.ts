import type { Connection as Database, Model } from 'mongoose';
import { isDuplicate } from '../../core/database.ts';
import type { Scope } from '../../core/scope.ts';
import { logs, newLog, type LogRow } from './log.store.ts';
import type { Relationship } from './log.types.ts';

interface Who {
  person: string;
  testUser: boolean;
}

/** Everybody whom a learner mentors, written as one: whoever was slower reads again. */
export class RelationshipStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  /**
   * One command. `seen` is the log as it was read; undefined where there was none. Answers the new revision, undefined
   * where somebody was faster. What counts may be different now, so the log is to be counted anew.
   */
  async save(
    { tenant, run }: Scope,
    { person, testUser }: Who,
    seen: LogRow | undefined,
    { relationships, at }: { relationships: readonly Relationship[]; at: Date },
  ): Promise<number | undefined> {
    const scope = { tenant, run };
    const revision = (seen?.revision ?? 0) + 1;
    const change = { relationships, revision, pending: { dueAt: at } };
    if (!seen) return this.#insert({ ...newLog(scope, { person, testUser }), ...change });
    const result = await this.#rows.updateOne({ ...scope, person, revision: seen.revision }, {
      $set: change,
    } as never);
    return result.modifiedCount === 1 ? revision : undefined;
  }

  async #insert(row: LogRow): Promise<number | undefined> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return row.revision;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }
}
