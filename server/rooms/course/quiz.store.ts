import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { QuizResult, Tried } from './quiz.rule.ts';

/** What somebody has tried in the quiz of a step. */
export interface QuizTries {
  person: string;
  step: string;
  tried: Tried;
  /** When every scene had its best answer. */
  doneAt: Date | null;
  revision: number;
}

interface QuizRow extends Scope, QuizTries {
  _id: string;
  testUser: boolean;
  /** Counted with every write: what a trainer reads. */
  result: QuizResult;
  /** The step is to be marked as done; null once it was. */
  pending: { at: Date; dueAt: Date } | null;
  /** The person whose row it was, where two entries were joined. */
  from?: string;
}

/** A quiz that was completed, and whose step may not be marked yet. */
export interface QuizDone extends Scope {
  person: string;
  testUser: boolean;
  step: string;
  at: Date;
  revision: number;
}

export interface QuizChange {
  person: string;
  testUser: boolean;
  step: string;
  tried: Tried;
  result: QuizResult;
  /** Said with the write that completes it, and left out of all others: what is done stays done. */
  done?: { doneAt: Date; pending: { at: Date; dueAt: Date } };
}

const quizzes = collection<QuizRow>(
  'quizzes',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    step: String,
    tried: { type: Schema.Types.Mixed },
    result: { type: Schema.Types.Mixed },
    doneAt: Date,
    pending: { type: Schema.Types.Mixed, default: null },
    from: String,
    revision: Number,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, step: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, step: 1, revision: 1 } },
    // For joined entries that part again.
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    // The job asks across tenants for what waits, so this index begins with that; it holds waiting rows only.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
  ],
);

export class QuizStore {
  readonly #rows: Model<QuizRow>;

  constructor(connection: Connection) {
    this.#rows = quizzes(connection);
  }

  async find(scope: Scope, person: string, step: string): Promise<QuizTries | undefined> {
    const row = await this.#rows.findOne(keyOf(scope, person, step)).lean<QuizRow>();
    return row ?? undefined;
  }

  /** One command. */
  async listOf(scope: Scope, person: string): Promise<(QuizTries & { result: QuizResult })[]> {
    return this.#rows
      .find({ tenant: scope.tenant, run: scope.run, person })
      .batchSize(WHOLE_LIST)
      .lean<QuizRow[]>();
  }

  /** Steps whose quiz somebody has begun. One command. */
  async stepsOf({ tenant, run }: Scope, person: string): Promise<string[]> {
    const rows = await this.#rows
      .find({ tenant, run, person }, { step: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<QuizRow, 'step'>[]>();
    return rows.map(({ step }) => step);
  }

  /** Writes if the row is still at that revision (0: there is none). False when somebody was faster. One command. */
  async save(scope: Scope, revision: number, change: QuizChange): Promise<boolean> {
    const { person, testUser, step, tried, result, done } = change;
    const key = keyOf(scope, person, step);
    if (revision === 0) {
      const first = { doneAt: null, pending: null, ...done };
      return this.#insert({ _id: randomId(), ...key, testUser, tried, result, ...first, revision: 1 });
    }
    const set = { testUser, tried, result, ...done };
    const { modifiedCount } = await this.#rows.updateOne(
      { ...key, revision },
      { $set: set, $inc: { revision: 1 } },
    );
    return modifiedCount === 1;
  }

  async #insert(row: QuizRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** The quiz that was completed and is due longest; undefined when none is. */
  async nextDone(now: Date): Promise<QuizDone | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } }, { tried: 0 })
      .sort({ 'pending.dueAt': 1 })
      .lean<QuizRow>();
    if (!row?.pending) return undefined;
    const { tenant, run, person, testUser, step, revision } = row;
    return { tenant, run, person, testUser, step, revision, at: row.pending.at };
  }

  /** Takes the marker away, unless something newer came meanwhile. */
  async settle({ tenant, run, person, step, revision }: QuizDone): Promise<void> {
    await this.#rows.updateOne({ tenant, run, person, step, revision }, { $set: { pending: null } });
  }

  /** Puts one that could not be marked behind the others. */
  async delay({ tenant, run, person, step, revision }: QuizDone, dueAt: Date): Promise<void> {
    await this.#rows.updateOne({ tenant, run, person, step, revision }, { $set: { 'pending.dueAt': dueAt } });
  }

  readonly persons: Persons = {
    take: async (scope, person) => ({
      quizzes: (await this.listOf(scope, person)).map(({ step, tried, doneAt }) => ({ step, tried, doneAt })),
    }),
    erase: (scope, person) => this.eraseOf(scope, person),
    join: (scope, pair) => this.join(scope, pair),
    part: (scope, pair) => this.part(scope, pair),
  };

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant: scope.tenant, run: scope.run, person });
  }

  /** `into` goes on with the quizzes that only `from` has begun; each names whose it was. */
  async join(scope: Scope, { from, into }: { from: string; into: string }): Promise<void> {
    const { tenant, run } = scope;
    const theirs = await this.#rows.find({ tenant, run, person: from }).lean<QuizRow[]>();
    // Their steps come with their marks. What `into` has begun already is refused by the index, and stays.
    for (const row of theirs)
      await this.#insert({ ...row, _id: randomId(), person: into, from, pending: null });
  }

  async part(scope: Scope, { from, into }: { from: string; into: string }): Promise<void> {
    await this.#rows.deleteMany({ tenant: scope.tenant, run: scope.run, person: into, from });
  }
}

const keyOf = ({ tenant, run }: Scope, person: string, step: string) => ({ tenant, run, person, step });
