import type { Connection as Database, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { logs, type LogRow, type LogTally } from './log.store.ts';
import type { Closure, EntryEvent } from './log.types.ts';

/** What a list of the cohort is made of: no entry is read for it. */
export interface TalliedLog {
  person: string;
  tally: LogTally | null;
  closures: readonly Closure[];
}

/** As many learners as wait on one page. */
const WAITING = 50;

/** An event more, at the end of an entry's history; `write` where the same request may come twice. */
export interface Append {
  entry: string;
  event: EntryEvent;
  write?: string;
}

/** Logs as trainers read them and write to them. A trainer's word is an event at the end of a history; it changes nothing else. */
export class TrainerStore {
  readonly #rows: Model<LogRow>;

  constructor(connection: Database) {
    this.#rows = logs(connection);
  }

  /** One command. Who has logged nothing has no row. */
  async tallies({ tenant, run }: Scope, persons: readonly string[]): Promise<Map<string, TalliedLog>> {
    const rows = await this.#rows
      .find({ tenant, run, person: { $in: [...persons] } }, { person: 1, tally: 1, closures: 1 })
      .lean<TalliedLog[]>();
    return new Map(rows.map((row) => [row.person, row]));
  }

  /**
   * Logs with late or queried entries when they were counted last, those with most of them first; two commands. `more`:
   * there are others behind them.
   */
  async waiting({ tenant, run }: Scope): Promise<{ rows: LogRow[]; more: boolean }> {
    const found = await Promise.all([
      this.#rows
        .find({ tenant, run, 'tally.late': { $gt: 0 } })
        .sort({ 'tally.late': -1, person: 1 })
        .limit(WAITING + 1)
        .lean<LogRow[]>(),
      this.#rows
        .find({ tenant, run, 'tally.queried': { $gt: 0 } })
        .sort({ 'tally.queried': -1, person: 1 })
        .limit(WAITING + 1)
        .lean<LogRow[]>(),
    ]);
    const shown = found.flatMap((rows) => rows.slice(0, WAITING));
    return {
      rows: [...new Map(shown.map((row) => [row.person, row])).values()],
      more: found.some((rows) => rows.length > WAITING),
    };
  }

  /** All of them in one write, over the log as it was read. False: it has changed since, read it anew. */
  async append(log: LogRow, all: readonly Append[], now: Date): Promise<boolean> {
    const { tenant, run, person, revision } = log;
    const $push: Record<string, unknown> = {};
    for (const { entry, event, write } of all) {
      // The place is that of this revision, which the filter asks for.
      const at = `entries.${log.entries.findIndex(({ id }) => id === entry)}`;
      $push[`${at}.events`] = event;
      if (write !== undefined) $push[`${at}.writes`] = write;
    }
    const { modifiedCount } = await this.#rows.updateOne(
      { tenant, run, person, revision },
      { $push, $inc: { revision: 1 }, $set: { pending: { dueAt: now } } },
    );
    return modifiedCount === 1;
  }
}
