import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { DocumentKind, Documents } from './document.contract.ts';

/** A document of somebody's portfolio: each person has one of a kind. */
export interface StoredDocument<Kind extends DocumentKind = DocumentKind> {
  person: string;
  kind: Kind;
  value: Documents[Kind];
  /** Rises with every change; a write names the one it was written over. */
  revision: number;
  savedAt: Date;
}

interface SeenWrite {
  id: string;
  revision: number;
  savedAt: Date;
}

interface DocumentRow extends Scope, StoredDocument {
  _id: string;
  testUser: boolean;
  /** Writes that were done, the newest last: one that comes again is not done again. */
  writes: SeenWrite[];
  /** The way in which it completes its step, from the first write that had what it takes; not there before. */
  way?: string;
  /** Its step is to be marked as done; null once it was. */
  pending: { at: Date; dueAt: Date } | null;
}

export interface DocumentChange<Kind extends DocumentKind = DocumentKind> {
  person: string;
  kind: Kind;
  testUser: boolean;
  write: string;
  value: Documents[Kind];
  savedAt: Date;
  /** Said with every write that has what completes its step; only the first one counts: what is done stays done. */
  done?: { way: string; pending: { at: Date; dueAt: Date } };
}

/** What became of a write: kept, kept as the first that completes its step, or nothing, because somebody was faster. */
export type Written = 'kept' | 'completing' | undefined;

/** A document that completes a step, which may not be marked yet. */
export interface Completing extends Scope {
  person: string;
  testUser: boolean;
  kind: DocumentKind;
  way: string;
  at: Date;
}

/** A write comes again within minutes, and a device has one under way. */
const WRITES_KEPT = 8;

const documents = collection<DocumentRow>(
  'documents',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    kind: String,
    value: { type: Schema.Types.Mixed },
    revision: Number,
    savedAt: Date,
    writes: { type: [Schema.Types.Mixed] },
    way: String,
    pending: { type: Schema.Types.Mixed, default: null },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, kind: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, kind: 1, revision: 1, way: 1 } },
    // The job asks across tenants for what waits, so this index begins with that; it holds waiting rows only.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
  ],
);

export class DocumentStore {
  readonly #rows: Model<DocumentRow>;

  constructor(connection: Connection) {
    this.#rows = documents(connection);
  }

  /** One command. */
  async find<Kind extends DocumentKind>(
    scope: Scope,
    person: string,
    kind: Kind,
  ): Promise<StoredDocument<Kind> | undefined> {
    const row = await this.#rows.findOne(keyOf(scope, person, kind), { writes: 0 }).lean<DocumentRow>();
    return (row ?? undefined) as StoredDocument<Kind> | undefined;
  }

  /** All of somebody's. One command. */
  async listOf(scope: Scope, person: string): Promise<StoredDocument[]> {
    return this.#rows.find(whose(scope, person), { writes: 0 }).batchSize(WHOLE_LIST).lean<DocumentRow[]>();
  }

  /**
   * Writes over that revision (0: there is none), unless it is another by now. One command, and one more for the write
   * that completes its step.
   */
  async save(scope: Scope, revision: number, change: DocumentChange): Promise<Written> {
    const { person, kind, write, done, ...set } = change;
    const key = keyOf(scope, person, kind);
    const seen: SeenWrite = { id: write, revision: revision + 1, savedAt: set.savedAt };
    if (revision === 0) {
      const row = { _id: randomId(), ...key, ...set, writes: [seen], revision: 1, pending: null, ...done };
      return (await this.#insert(row)) ? (done ? 'completing' : 'kept') : undefined;
    }
    const update = async (which: { way?: string }, more = {}) => {
      const { modifiedCount } = await this.#rows.updateOne(
        { ...key, revision, ...which },
        {
          $set: { ...set, ...more },
          $inc: { revision: 1 },
          $push: { writes: { $each: [seen], $slice: -WRITES_KEPT } },
        },
      );
      return modifiedCount === 1;
    };
    // Most writes find that the step was completed before, or do not complete it.
    if (await update(done ? { way: done.way } : {})) return 'kept';
    return done && (await update({}, done)) ? 'completing' : undefined;
  }

  /** The document as it stands, and what became of a write, if it was ever done. */
  async afterWrite(scope: Scope, { person, kind }: { person: string; kind: DocumentKind }, write: string) {
    const row = await this.#rows.findOne(keyOf(scope, person, kind)).lean<DocumentRow>();
    return { document: row as StoredDocument | null, done: row?.writes.find(({ id }) => id === write) };
  }

  async #insert(row: DocumentRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** The one whose step waits longest to be marked; undefined when none is due. */
  async nextCompleting(now: Date): Promise<Completing | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } }, { value: 0, writes: 0 })
      .sort({ 'pending.dueAt': 1 })
      .lean<DocumentRow>();
    if (!row?.pending) return undefined;
    const { tenant, run, person, testUser, kind, way = '', pending } = row;
    return { tenant, run, person, testUser, kind, way, at: pending.at };
  }

  /** Its step is marked. A document completes its step once, so this holds whatever was written since. */
  async settle(one: Completing): Promise<void> {
    await this.#rows.updateOne(keyOf(one, one.person, one.kind), { $set: { pending: null } });
  }

  /** Puts one that could not be marked behind the others. */
  async delay(one: Completing, dueAt: Date): Promise<void> {
    await this.#rows.updateOne(keyOf(one, one.person, one.kind), { $set: { 'pending.dueAt': dueAt } });
  }

  async erase(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  async remove(scope: Scope, person: string, kind: DocumentKind): Promise<void> {
    await this.#rows.deleteOne(keyOf(scope, person, kind));
  }
}

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
const keyOf = (scope: Scope, person: string, kind: DocumentKind) => ({ ...whose(scope, person), kind });
