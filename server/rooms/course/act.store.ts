import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Outcome } from './act.rule.ts';

/** Where somebody wrote it, and who. */
export interface ActPlace {
  person: string;
  step: string;
}

/** What somebody wrote at a step that they would do at work, and what they said became of it. */
export interface Act extends ActPlace {
  text: string;
  by: string | null;
  writtenAt: Date;
  /** Rises with every change of the three above; a write names the one it was written over. */
  revision: number;
  outcome: Outcome | null;
  line: string;
  cameBackAt: Date | null;
  /** The same for these three: they are written weeks later, on another page. */
  answerRevision: number;
}

interface SeenWrite {
  id: string;
  revision: number;
  savedAt: Date;
}

interface ActRow extends Scope, Act {
  _id: string;
  testUser: boolean;
  /** Writes that were done, the newest last: one that comes again is not done again. */
  writes: SeenWrite[];
  /** The person whose act it was, where two entries were joined. */
  from?: string;
}

/** A write comes again within minutes, and a device has one of a box under way. */
const WRITES_KEPT = 8;
const UNANSWERED = { outcome: null, line: '', cameBackAt: null, answerRevision: 0 };

const acts = collection<ActRow>(
  'acts',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    step: String,
    text: String,
    by: String,
    writtenAt: Date,
    revision: Number,
    outcome: String,
    line: String,
    cameBackAt: Date,
    answerRevision: Number,
    writes: { type: [Schema.Types.Mixed] },
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, step: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, step: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, step: 1, answerRevision: 1 } },
    // For joined entries that part again.
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
  ],
);

interface Written {
  write: string;
  revision: number;
  savedAt: Date;
}

export class ActStore {
  readonly #rows: Model<ActRow>;

  constructor(connection: Connection) {
    this.#rows = acts(connection);
  }

  async find(scope: Scope, { person, step }: ActPlace): Promise<Act | undefined> {
    const row = await this.#rows.findOne({ ...whose(scope, person), step }, { writes: 0 }).lean<ActRow>();
    return row ?? undefined;
  }

  /** Everything somebody took to work. One command. */
  async listOf(scope: Scope, person: string): Promise<Act[]> {
    return this.#rows.find(whose(scope, person), { writes: 0 }).batchSize(WHOLE_LIST).lean<ActRow[]>();
  }

  /** Writes the act over that revision (0: there is none). False when it is another by now. One command. */
  async save(
    scope: Scope,
    place: ActPlace & { testUser: boolean },
    { text, by, ...written }: Written & { text: string; by: string | null },
  ): Promise<boolean> {
    const { person, step, testUser } = place;
    const { revision, savedAt } = written;
    const set = { text, by, writtenAt: savedAt, testUser };
    if (revision > 0) return this.#update({ ...whose(scope, person), step, revision }, { set, written });
    const row = { ...whose(scope, person), step, ...set, ...UNANSWERED, writes: [seen(written)] };
    return this.#insert({ _id: randomId(), ...row, revision: 1 });
  }

  /** Writes what became of it, in the same way. False too where there is no act. */
  async saveAnswer(
    scope: Scope,
    { person, step }: ActPlace,
    { outcome, line, ...written }: Written & { outcome: Outcome | null; line: string },
  ): Promise<boolean> {
    const set = { outcome, line, cameBackAt: outcome === null ? null : written.savedAt };
    const match = { ...whose(scope, person), step, answerRevision: written.revision };
    return this.#update(match, { set, written });
  }

  async #update(
    match: Scope & ActPlace & ({ revision: number } | { answerRevision: number }),
    { set, written }: { set: Partial<ActRow>; written: Written },
  ): Promise<boolean> {
    const raised = 'revision' in match ? { revision: 1 } : { answerRevision: 1 };
    const { modifiedCount } = await this.#rows.updateOne(match, {
      $set: set,
      $inc: raised,
      $push: { writes: { $each: [seen(written)], $slice: -WRITES_KEPT } },
    });
    return modifiedCount === 1;
  }

  /** What stands at a step, and what became of a write, if it was ever done. */
  async afterWrite(scope: Scope, { person, step }: ActPlace, write: string) {
    const row = await this.#rows.findOne({ ...whose(scope, person), step }).lean<ActRow>();
    return { act: row as Act | null, done: row?.writes.find(({ id }) => id === write) };
  }

  async #insert(row: ActRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  readonly persons: Persons = {
    take: async (scope, person) => ({ acts: await this.takeOf(scope, person) }),
    erase: (scope, person) => this.eraseOf(scope, person),
    join: (scope, pair) => this.join(scope, pair),
    part: (scope, pair) => this.part(scope, pair),
  };

  async takeOf(scope: Scope, person: string) {
    const rows = await this.listOf(scope, person);
    return rows.map(({ step, text, by, writtenAt, outcome, line, cameBackAt }) => ({
      step,
      text,
      by,
      writtenAt,
      outcome,
      line,
      cameBackAt,
    }));
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  /** `into` gets the other's acts, but where both wrote at one step its own stands; the other's stays with its entry. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const theirs = await this.#rows.find(whose(scope, from)).lean<ActRow[]>();
    for (const row of theirs) await this.#insert({ ...row, _id: randomId(), person: into, from });
  }

  /** What `into` has changed since is its own. */
  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    const theirs = await this.#rows.find(whose(scope, from)).lean<ActRow[]>();
    const taken = await this.#rows.find({ ...whose(scope, into), from }).lean<ActRow[]>();
    for (const row of taken) {
      const place = { ...whose(scope, into), step: row.step };
      if (theirs.some((one) => isSame(one, row))) await this.#rows.deleteOne(place);
      else await this.#rows.updateOne(place, { $unset: { from: 1 } });
    }
  }
}

const seen = ({ write, revision, savedAt }: Written): SeenWrite => ({
  id: write,
  revision: revision + 1,
  savedAt,
});

const isSame = (one: ActRow, other: ActRow): boolean =>
  one.step === other.step && one.revision === other.revision && one.answerRevision === other.answerRevision;

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
