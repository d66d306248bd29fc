import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { Undone } from './completion.rule.ts';
import type { Tally } from './course.rule.ts';
import type { Letters } from './visit.rule.ts';

/** A mark on a step: when, worth how many minutes, on which version of the text. */
export interface Mark {
  step: string;
  at: Date;
  minutes: number;
  version: number;
  /** The person whose mark it was, where two entries were joined. */
  from?: string;
}

/** What a person has done in a run. One document, so that marks, sum and the note for the gradebook are one write. */
export interface Progress {
  person: string;
  testUser: boolean;
  marks: Mark[];
  /** Marks that were taken back, until the step is marked again. */
  undone: Undone[];
  /** Steps that were opened, and those skipped on purpose (`VisitStore`). */
  opened: string[];
  skipped: string[];
  /** Rises with every change; a write names the revision it saw. */
  revision: number;
}

export interface ProgressRow extends Scope {
  _id: string;
  person: string;
  testUser: boolean;
  marks: Mark[];
  /** Missing in rows of before rooms could mark a step. */
  undone?: Undone[];
  opened?: string[];
  skipped?: string[];
  /** Figures of the cohort do not know yet what was opened or skipped since. */
  uncountedSince?: Date;
  /** Made of the rest when a cohort is counted. */
  letters?: Letters;
  /**
   * The marks in a few figures, counted with them: a trainer's overview of thousands reads this and not every mark.
   * When an edition loses a step, it follows with the person's next mark.
   */
  tally: Tally;
  history: { step: string; done: boolean; at: Date; minutes: number }[];
  /** Minutes that the grade room has not taken over yet; null when nothing waits. Of the row's own revision. */
  pending: { minutes: number; changedAt: Date; dueAt: Date } | null;
  revision: number;
}

/** A change of somebody's minutes that the grade room must hear of. */
export interface PendingMinutes extends Scope {
  person: string;
  minutes: number;
  changedAt: Date;
  revision: number;
}

/** Toggling a step for hours must not grow a document without end. */
const HISTORY_KEPT = 2000;

export const progress = collection<ProgressRow>(
  'progress',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    marks: { type: [Schema.Types.Mixed] },
    undone: { type: [Schema.Types.Mixed] },
    opened: { type: [String], default: undefined },
    skipped: { type: [String], default: undefined },
    uncountedSince: Date,
    letters: { type: Schema.Types.Mixed, default: undefined },
    tally: { type: Schema.Types.Mixed },
    history: { type: [Schema.Types.Mixed] },
    pending: { type: Schema.Types.Mixed, default: null },
    revision: Number,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, revision: 1 } },
    // The job asks across tenants for what waits, so this index begins with that; it holds waiting rows only.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
    { fields: { uncountedSince: 1 }, options: { sparse: true } },
    { fields: { tenant: 1, run: 1, person: 1, uncountedSince: 1 } },
  ],
);

export class CourseStore {
  readonly #rows: Model<ProgressRow>;

  constructor(connection: Connection) {
    this.#rows = progress(connection);
  }

  /** One command. Somebody who has marked nothing has no row. */
  async findProgress(scope: Scope, person: string): Promise<Progress | undefined> {
    const row = await this.#rows
      .findOne({ tenant: scope.tenant, run: scope.run, person }, { history: 0 })
      .lean<ProgressRow>();
    return row ? toProgress(row) : undefined;
  }

  /** When this step was last marked or taken back, by the clock of whoever pressed. One command. */
  async lastChange(scope: Scope, person: string, step: string): Promise<Date | undefined> {
    const row = await this.#rows
      .findOne({ tenant: scope.tenant, run: scope.run, person }, { history: 1 })
      .lean<Pick<ProgressRow, 'history'>>();
    const changes = row?.history.filter((entry) => entry.step === step) ?? [];
    return changes.reduce<Date | undefined>((last, { at }) => (last && last > at ? last : at), undefined);
  }

  /** Everything kept of somebody, the history of their marks too. */
  async takeOf(scope: Scope, person: string) {
    const row = await this.#rows
      .findOne(
        { tenant: scope.tenant, run: scope.run, person },
        { marks: 1, history: 1, opened: 1, skipped: 1 },
      )
      .lean<ProgressRow>();
    const { marks = [], history = [], opened = [], skipped = [] } = row ?? {};
    return { marks, history, opened, skipped };
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteOne({ tenant: scope.tenant, run: scope.run, person });
  }

  /** Tallies of these people, or of everybody in the run who has marked anything; test users left out. One command. */
  async tallies(scope: Scope, persons?: readonly string[]): Promise<Map<string, Tally>> {
    const whom = persons ? { person: { $in: persons } } : {};
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, ...whom }, { person: 1, tally: 1, testUser: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<ProgressRow, 'person' | 'tally' | 'testUser'>[]>();
    return new Map(rows.flatMap((row) => (row.testUser ? [] : [[row.person, row.tally] as const])));
  }

  /**
   * Writes marks if nobody was faster. `seen` is what the caller read (undefined: there was no row); `pending` is
   * null for people who are never graded. False when somebody was faster: read again and decide anew.
   */
  async save(scope: Scope, seen: Progress | undefined, change: Change): Promise<boolean> {
    const match = { tenant: scope.tenant, run: scope.run, person: change.person };
    const { marks, undone, tally, pending, testUser } = change;
    const set = { marks, undone, tally, pending, testUser };
    if (!seen) {
      const first = { _id: randomId(), ...match, ...set, history: [change.entry], revision: 1 };
      return this.#insert(first);
    }
    const result = await this.#rows.updateOne(
      { ...match, revision: seen.revision },
      {
        $set: set,
        $push: { history: { $each: [change.entry], $slice: -HISTORY_KEPT } },
        $inc: { revision: 1 },
      },
    );
    return result.modifiedCount === 1;
  }

  async #insert(row: ProgressRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** The change that is due longest; undefined when none is. */
  async nextPending(now: Date): Promise<PendingMinutes | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } }, { history: 0, marks: 0 })
      .sort({ 'pending.dueAt': 1 })
      .lean<ProgressRow>();
    if (!row?.pending) return undefined;
    const { tenant, run, person, revision } = row;
    const { minutes, changedAt } = row.pending;
    return { tenant, run, person, revision, minutes, changedAt };
  }

  /** Takes the marker away, unless something newer came meanwhile. */
  async settlePending(done: PendingMinutes): Promise<void> {
    await this.#rows.updateOne(sameRevision(done), { $set: { pending: null } });
  }

  /** Puts a change that could not be handed over behind the others. */
  async delayPending(failed: PendingMinutes, dueAt: Date): Promise<void> {
    await this.#rows.updateOne(sameRevision(failed), { $set: { 'pending.dueAt': dueAt } });
  }
}

export interface Change {
  person: string;
  testUser: boolean;
  marks: Mark[];
  undone: Undone[];
  tally: Tally;
  entry: { step: string; done: boolean; at: Date; minutes: number };
  pending: { minutes: number; changedAt: Date; dueAt: Date } | null;
}

const sameRevision = ({ tenant, run, person, revision }: PendingMinutes) => ({
  tenant,
  run,
  person,
  revision,
});

const toProgress = (row: ProgressRow): Progress => {
  const { person, testUser, marks, undone = [], opened = [], skipped = [], revision } = row;
  return { person, testUser, marks, undone, opened, skipped, revision };
};
