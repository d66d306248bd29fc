import type { Connection as Database, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { logs, type LogRow } from './log.store.ts';
import type { Ask, EntryEvent } from './log.types.ts';

/** What an answer leaves beside the closed question, in the same write. */
export type Left =
  { entry: string; event: EntryEvent } | { agreement: string; signed: { menteeAt: Date; way: 'link' } };

/**
 * Questions to others. Every write names the revision of the log that it saw, so places in its lists are right, and of two
 * people who answer at the same moment one is told that the other was faster.
 */
export class AskStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  async find({ tenant, run }: Scope, person: string): Promise<LogRow | undefined> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<LogRow>()) ?? undefined;
  }

  /** Whoever opens a link has no tenant: the log is found by the hash of a secret. */
  async findBySecret(hash: string): Promise<LogRow | undefined> {
    return (await this.#rows.findOne({ 'asks.hash': hash }).lean<LogRow>()) ?? undefined;
  }

  /** All logs that hold these figures, good or gone: the same six may have been somebody else's last week. */
  async findByFigures(codeHash: string): Promise<LogRow[]> {
    return this.#rows.find({ 'asks.codeHash': codeHash }).lean<LogRow[]>();
  }

  /** False: somebody else wrote meanwhile. */
  async save(log: LogRow, asks: readonly Ask[]): Promise<boolean> {
    const saved = await this.#rows.updateOne(seen(log), { $set: { asks }, $inc: { revision: 1 } });
    return saved.matchedCount > 0;
  }

  /** Spends a question and keeps its answer in one write. False: somebody else wrote meanwhile. */
  async answer(log: LogRow, asks: readonly Ask[], left: Left, now: Date): Promise<boolean> {
    const at =
      'entry' in left
        ? log.entries.findIndex(({ id }) => id === left.entry)
        : log.relationships.findIndex(({ id }) => id === left.agreement);
    if (at < 0) return false;
    const change =
      'entry' in left
        ? // What counts as verified has changed: the gradebook's part is the job's.
          { $set: { asks, pending: { dueAt: now } }, $push: { [`entries.${at}.events`]: left.event } }
        : { $set: { asks, ...under(`relationships.${at}.agreement`, left.signed) } };
    const answered = await this.#rows.findOneAndUpdate(seen(log), { ...change, $inc: { revision: 1 } });
    return answered !== null;
  }
}

const under = (path: string, values: object) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${path}.${key}`, value]));

const seen = ({ tenant, run, person, revision }: LogRow) => ({ tenant, run, person, revision });
