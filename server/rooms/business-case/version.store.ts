import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { ChangeRow } from './point.types.ts';
import type { Frozen, Made, VersionLine } from './version.types.ts';

/** A state of somebody's case as it was: never changed, apart from the work that hangs on it. */
export interface Version extends Frozen {
  made: Made;
  number: number | null;
  name: string;
  at: Date;
  /** Two states with the same content have the same. */
  content: string;
  /** What was done about points on earlier versions, of one that was handed in. */
  changes?: readonly ChangeRow[];
}

/** A version that was handed in and that the gradebook and the steps have still to hear of. */
export interface Submission extends Scope {
  _id: string;
  person: string;
  testUser: boolean;
  number: number;
  at: Date;
  changes?: readonly ChangeRow[];
}

interface VersionRow extends Scope, Version {
  _id: string;
  person: string;
  testUser: boolean;
  /** Unique among somebody's: what must not be kept twice has the same. */
  key: string;
  /** That made it, or found it made: each is answered with it when it comes again. */
  writes: string[];
  pending: { dueAt: Date } | null;
  /** Of whom it was before two entries of one person were joined. */
  from: string | null;
}

export interface NewVersion extends Version {
  person: string;
  testUser: boolean;
  key: string;
  write: string;
  pending: { dueAt: Date } | null;
}

const versions = collection<VersionRow>(
  'caseVersions',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    key: String,
    writes: { type: [String] },
    made: String,
    number: Number,
    name: String,
    at: Date,
    content: String,
    changes: { type: [Schema.Types.Mixed] },
    head: { type: Schema.Types.Mixed },
    sections: { type: [Schema.Types.Mixed] },
    pending: { type: Object },
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, key: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, person: 1, writes: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, made: 1, number: -1 } },
    { fields: { tenant: 1, run: 1, person: 1, at: -1 } },
    { fields: { tenant: 1, run: 1, person: 1, _id: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    { fields: { 'pending.dueAt': 1 } },
  ],
);

const WITHOUT_TEXT = { head: 0, 'sections.value': 0 } as const;

/** Versions that were handed in and moments that were kept. */
export class VersionStore {
  readonly #rows: Model<VersionRow>;

  constructor(connection: Connection) {
    this.#rows = versions(connection);
  }

  /** Its id; undefined when there is one with that key. One command. */
  async add({ tenant, run }: Scope, { write, ...version }: NewVersion): Promise<string | undefined> {
    const _id = randomId();
    const added = await this.#insert({ _id, tenant, run, ...version, writes: [write], from: null });
    return added ? _id : undefined;
  }

  /** This write asked for what another had made. */
  async noteWrite(scope: Scope, person: string, { id, write }: { id: string; write: string }): Promise<void> {
    await this.#rows.updateOne({ ...whose(scope, person), _id: id }, { $addToSet: { writes: write } });
  }

  /** Newest first, without the texts; `before`: those earlier than this. One command. */
  async list(scope: Scope, person: string, { before, limit }: { before?: Date | undefined; limit: number }) {
    const rows = await this.#rows
      .find({ ...whose(scope, person), ...(before ? { at: { $lt: before } } : {}) }, WITHOUT_TEXT)
      .sort({ at: -1 })
      .limit(limit)
      .lean<VersionRow[]>();
    return rows.map(lineOf);
  }

  async find(
    scope: Scope,
    person: string,
    id: string,
  ): Promise<(Frozen & Omit<VersionLine, 'sections'>) | undefined> {
    const row = await this.#rows.findOne({ ...whose(scope, person), _id: id }).lean<VersionRow>();
    return row ? { ...row, id: row._id } : undefined;
  }

  /** One that was handed in, by its number. One command. */
  async findSubmitted(scope: Scope, person: string, number: number) {
    const row = await this.#rows
      .findOne({ ...whose(scope, person), made: 'submitted', number })
      .lean<VersionRow>();
    return row ? { ...row, id: row._id, changes: row.changes ?? [] } : undefined;
  }

  /** What a write made, if it was ever done. */
  async madeBy(scope: Scope, person: string, write: string) {
    const row = await this.#rows
      .findOne({ ...whose(scope, person), writes: write }, WITHOUT_TEXT)
      .lean<VersionRow>();
    return row ? { ...lineOf(row), content: row.content } : undefined;
  }

  async lastSubmitted(scope: Scope, person: string) {
    const row = await this.#rows
      .findOne({ ...whose(scope, person), made: 'submitted' }, WITHOUT_TEXT)
      .sort({ number: -1 })
      .lean<VersionRow>();
    return row ? { ...lineOf(row), content: row.content, changes: row.changes ?? [] } : undefined;
  }

  /** The submission that has waited longest to be handed over. */
  async nextPending(now: Date): Promise<Submission | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } }, WITHOUT_TEXT)
      .sort({ 'pending.dueAt': 1 })
      .lean<VersionRow & Submission>();
    return row ?? undefined;
  }

  async settle(submission: Submission): Promise<void> {
    await this.#rows.updateOne(rowOf(submission), { $set: { pending: null } });
  }

  async delay(submission: Submission, dueAt: Date): Promise<void> {
    await this.#rows.updateOne(rowOf(submission), { $set: { pending: { dueAt } } });
  }

  /** Everything that was kept of somebody. */
  async allOf(scope: Scope, person: string): Promise<Version[]> {
    return this.#rows.find(whose(scope, person)).sort({ at: 1 }).batchSize(WHOLE_LIST).lean<VersionRow[]>();
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  /**
   * `into` goes on with copies. Where both have handed versions in, the other's are moments: numbers are the own ones.
   * Twice is once, by the keys.
   */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const own = await this.#rows.findOne({ ...whose(scope, into), made: 'submitted', from: null }).lean();
    for (const row of await this.#rows.find(whose(scope, from)).batchSize(WHOLE_LIST).lean<VersionRow[]>()) {
      const copy = { ...row, _id: randomId(), person: into, from, pending: null, writes: [] };
      const keeps = row.number !== null && !own;
      const key = keeps ? row.key : `${from} ${row.key}`;
      await this.#insert({
        ...copy,
        key,
        ...(row.number !== null && own ? asMoment : {}),
      });
    }
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.deleteMany({ ...whose(scope, into), from });
  }

  async #insert(row: VersionRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

const asMoment = { made: 'named' as const, number: null };

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
const rowOf = ({ _id, person, ...scope }: Submission) => ({ ...whose(scope, person), _id });
const lineOf = ({ _id, made, number, name, at, sections }: VersionRow): VersionLine => ({
  id: _id,
  made,
  number,
  name,
  at,
  sections: sections.map(({ slug, revision, savedAt }) => ({ slug, revision, savedAt })),
});
