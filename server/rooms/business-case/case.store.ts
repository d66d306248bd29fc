import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { CaseHead, SectionValue, StandardsCheck } from './case.types.ts';
import { restsAt } from './version.rule.ts';

/** A part of a case: `head` is what is said of the whole, any other is a section by its slug. */
export const HEAD = 'head';
/** Its author’s own look at it: never a part of what is read, kept as a version, handed in or exported. */
export const STANDARDS = 'standards';

type AnyValue = CaseHead | SectionValue | StandardsCheck;

export interface StoredPart<Value = CaseHead | SectionValue> {
  part: string;
  value: Value;
  /** Rises with every change; a write names the one it was written over. */
  revision: number;
  savedAt: Date;
  /** When its author last said that it still holds, without a change to it. */
  checkedAt: Date | null;
  /** Who wrote in it, or tried to, the newest last. Parts of before there were pens have none, like the next. */
  pens?: StoredPen[];
  /**
   * When somebody was too late to write over it, until whoever writes next is told of that: it stands in the filter of a
   * write, so that one that has nothing to tell reads nothing.
   */
  tried?: Date | null;
}

interface StoredPen {
  pen: string;
  at: Date;
}

/** What a write was written over. Revision 0: there is none. */
export type Over = Pick<StoredPart, 'revision' | 'tried'>;

interface SeenWrite {
  id: string;
  revision: number;
  savedAt: Date;
}

export interface PartRow extends Scope, StoredPart<AnyValue> {
  _id: string;
  person: string;
  testUser: boolean;
  /** When it will have rested long enough to be kept as it stands; null: it was. */
  restsAt: Date | null;
  /** Writes that were done, the newest last: one that comes again is not done again. */
  writes: SeenWrite[];
}

export interface PartName {
  person: string;
  part: string;
}

export interface PartChange extends PartName {
  testUser: boolean;
  write: string;
  /** Undefined: nobody's who is writing. */
  pen?: string | undefined;
  value: AnyValue;
  savedAt: Date;
}

/** A write comes again within minutes, and a device has one of a part under way. */
const WRITES_KEPT = 8;
/** A pen that has written so often since another did was told of it long ago. */
const PENS_KEPT = 8;

export const parts = collection<PartRow>(
  'caseParts',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    part: String,
    value: { type: Schema.Types.Mixed },
    revision: Number,
    savedAt: Date,
    checkedAt: { type: Date, default: null },
    restsAt: { type: Date, default: null },
    writes: { type: [Schema.Types.Mixed] },
    pens: { type: [Schema.Types.Mixed] },
    tried: { type: Date, default: null },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, part: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, part: 1, revision: 1, tried: 1 } },
    // The job that keeps what rests asks across tenants.
    { fields: { restsAt: 1 } },
  ],
);

/** One document for each part of somebody's case, so that an autosave moves no more than what it changes. */
export class CaseStore {
  readonly #rows: Model<PartRow>;

  constructor(connection: Connection) {
    this.#rows = parts(connection);
  }

  /** Every part of the case that somebody has written in. One command. */
  async listOf(scope: Scope, person: string): Promise<StoredPart[]> {
    const all = await this.everythingOf(scope, person);
    return all.filter((one): one is PartRow & StoredPart => one.part !== STANDARDS);
  }

  /** The same, and what is no part of it. One command. */
  everythingOf(scope: Scope, person: string): Promise<StoredPart<AnyValue>[]> {
    return this.#rows.find(whose(scope, person), { writes: 0 }).batchSize(WHOLE_LIST).lean<PartRow[]>();
  }

  /** How often each part of their cases was changed, by `person/part`, without what stands in it. One command. */
  async revisionsOf(
    { tenant, run }: Scope,
    persons: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#rows
      .find({ tenant, run, person: { $in: [...persons] } }, { person: 1, part: 1, revision: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<PartRow, 'person' | 'part' | 'revision'>[]>();
    return new Map(rows.map(({ person, part, revision }) => [`${person}/${part}`, revision]));
  }

  /** Some parts of it, by their names. One command. */
  someOf(scope: Scope, person: string, names: readonly string[]): Promise<StoredPart[]> {
    return this.#rows
      .find({ ...whose(scope, person), part: { $in: [...names] } }, { writes: 0 })
      .lean<(PartRow & StoredPart)[]>();
  }

  /** One command. */
  async find(scope: Scope, name: PartName): Promise<StoredPart<AnyValue> | undefined> {
    const row = await this.#rows.findOne(keyOf(scope, name), { writes: 0 }).lean<PartRow>();
    return row ?? undefined;
  }

  /** Writes over what was seen. False when it is another by now. One command. */
  async save(scope: Scope, { revision, tried = null }: Over, change: PartChange): Promise<boolean> {
    const { person, part, write, pen, ...changed } = change;
    const set = { ...changed, restsAt: restsAt(changed.savedAt) };
    const key = keyOf(scope, { person, part });
    const seen: SeenWrite = { id: write, revision: revision + 1, savedAt: set.savedAt };
    const pens = pen === undefined ? [] : [{ pen, at: set.savedAt }];
    if (revision === 0) {
      const fresh = { revision: 1, checkedAt: null, writes: [seen], pens, tried: null };
      return this.#insert({ _id: randomId(), ...key, ...set, ...fresh });
    }
    // By the plain driver: mongoose goes through each text for types that the contract has seen to.
    const { modifiedCount } = await this.#rows.collection.updateOne({ ...key, revision, tried }, {
      $set: { ...set, tried: null },
      $inc: { revision: 1 },
      $push: { writes: { $each: [seen], $slice: -WRITES_KEPT }, pens: lastOf(pens) },
    } as never);
    return modifiedCount === 1;
  }

  /** What stands in a part, and what became of a write, if it was ever done. */
  async afterWrite(scope: Scope, name: PartName, write: string) {
    const row = await this.#rows.findOne(keyOf(scope, name)).lean<PartRow>();
    return { part: row as StoredPart<AnyValue> | null, done: row?.writes.find(({ id }) => id === write) };
  }

  /** This pen came too late: whoever wrote what stands there is told with their next write. */
  async noteTried(scope: Scope, name: PartName, tried: StoredPen): Promise<void> {
    const change = { $set: { tried: tried.at }, $push: { pens: lastOf([tried]) } };
    await this.#rows.updateOne(keyOf(scope, name), change);
  }

  /** Its author has looked at it again, and it holds. False: nothing was written in it yet. */
  async noteChecked(scope: Scope, name: PartName, at: Date): Promise<boolean> {
    const result = await this.#rows.updateOne(keyOf(scope, name), { $set: { checkedAt: at } });
    return result.matchedCount === 1;
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  async remove(scope: Scope, name: PartName): Promise<void> {
    await this.#rows.deleteOne(keyOf(scope, name));
  }

  async #insert(row: PartRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

const lastOf = (pens: StoredPen[]) => ({ $each: pens, $slice: -PENS_KEPT });
const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
const keyOf = (scope: Scope, { person, part }: PartName) => ({ ...whose(scope, person), part });
