import type { Connection as Database, Model } from 'mongoose';
import { collection, isDuplicate, Schema } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { Log } from './log.types.ts';

/** What of all logs of a run is counted, kept beside each by the job that hands hours over. */
export interface LogTally {
  counted: number;
  verified: number;
  entries: number;
  queried: number;
  late: number;
  /** Not voided, not confirmed. */
  claimed: number;
  lastEntryAt: Date | null;
  relationships: number;
}

export interface LogRow extends Scope, Log {
  _id: string;
  tally: LogTally | null;
  /** The gradebook may have hours of it: noted before they are handed over, until it has nought again. */
  graded: boolean;
  /** Written with every change of what counts; null once cohort and gradebook know. */
  pending: { dueAt: Date } | null;
}

export const logs = collection<LogRow>(
  'mentoringLogs',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    revision: Number,
    relationships: { type: [Schema.Types.Mixed] },
    entries: { type: [Schema.Types.Mixed] },
    asks: { type: [Schema.Types.Mixed] },
    closures: { type: [Schema.Types.Mixed] },
    plan: { type: Schema.Types.Mixed, default: null },
    tally: { type: Schema.Types.Mixed, default: null },
    graded: { type: Boolean, default: false },
    pending: { type: Schema.Types.Mixed, default: null },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } },
    // What of a cohort waits for its trainers, by what was counted last.
    { fields: { tenant: 1, run: 1, 'tally.late': 1 } },
    { fields: { tenant: 1, run: 1, 'tally.queried': 1 } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, revision: 1 } },
    // Whoever opens a link has no tenant: it is found by the hash of a secret, and so is the code that is read out.
    { fields: { 'asks.hash': 1 }, options: { sparse: true } },
    { fields: { 'asks.codeHash': 1 }, options: { sparse: true } },
    // The job asks across tenants for what is due.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
  ],
);

/** Derived, so that two devices that begin at once begin the same log. */
export const logId = ({ tenant, run }: Scope, person: string): string =>
  derivedId('mentoring-log', tenant, run, person);

/** A log in which nothing stands yet. */
export const newLog = (
  { tenant, run }: Scope,
  { person, testUser }: { person: string; testUser: boolean },
): LogRow => ({
  _id: logId({ tenant, run }, person),
  tenant,
  run,
  person,
  testUser,
  revision: 0,
  relationships: [],
  entries: [],
  asks: [],
  closures: [],
  plan: null,
  tally: null,
  graded: false,
  pending: null,
});

/** Reading whole logs. What changes one has a store of its own: `entry.store`, `relationship.store`, `ask.store`, `plan.store`. */
export class LogStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  /** One command. Undefined: nothing logged, nobody mentored yet. */
  async find({ tenant, run }: Scope, person: string): Promise<LogRow | undefined> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<LogRow>()) ?? undefined;
  }

  /** Begins somebody's log, unless it is there. One command. */
  async begin(scope: Scope, whose: { person: string; testUser: boolean }): Promise<void> {
    try {
      await this.#rows.collection.insertOne(newLog(scope, whose) as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  /** Writes over the log that was seen. False: somebody else wrote meanwhile. One command. */
  async replace(
    { tenant, run, person, revision }: LogRow,
    content: Partial<Log>,
    at: Date,
  ): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne({ tenant, run, person, revision }, {
      $set: { ...content, pending: { dueAt: at } },
      $inc: { revision: 1 },
    } as never);
    return matchedCount === 1;
  }

  async erase({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
  }
}
