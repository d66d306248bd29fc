import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { MadePoint, Point, PointAnswer, PointFrom } from './point.types.ts';

interface SeenWrite {
  id: string;
  revision: number;
  savedAt: Date;
}

interface PointRow extends Scope, Omit<Point, 'id'> {
  _id: string;
  person: string;
  writes: SeenWrite[];
  /** Of whom it was before two entries of one person were joined. */
  copiedFrom: string | null;
}

export interface Source {
  person: string;
  source: string;
  from: PointFrom;
  version: number;
  at: Date;
}

export interface AnswerSave {
  person: string;
  id: string;
  write: string;
  revision: number;
  answer: PointAnswer;
  savedAt: Date;
}

const WRITES_KEPT = 8;

const points = collection<PointRow>(
  'casePoints',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    source: String,
    from: String,
    version: Number,
    key: String,
    section: String,
    kind: String,
    text: String,
    wording: String,
    quote: String,
    at: Date,
    hidden: Boolean,
    answer: { type: Object },
    revision: Number,
    savedAt: Date,
    answeredIn: Number,
    writes: { type: [Schema.Types.Mixed] },
    copiedFrom: { type: String, default: null },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, at: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, source: 1, key: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, copiedFrom: 1 } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, _id: 1, hidden: 1, answeredIn: 1, revision: 1 } },
  ],
);

/** Points that were made about somebody’s versions, with what their author does about each. */
export class PointStore {
  readonly #rows: Model<PointRow>;

  constructor(connection: Connection) {
    this.#rows = points(connection);
  }

  /** In the order in which they were made. One command. */
  async listOf(scope: Scope, person: string): Promise<Point[]> {
    const rows = await this.#rows
      .find(whose(scope, person))
      .sort({ at: 1 })
      .batchSize(WHOLE_LIST)
      .lean<PointRow[]>();
    return rows.map(pointOf);
  }

  /** What a source says now. Answers to points that it said before stay with them. */
  async receive(scope: Scope, source: Source, made: readonly MadePoint[]): Promise<void> {
    await this.takeBack(scope, source);
    for (const point of made) {
      const key = { ...whose(scope, source.person), source: source.source };
      // Not by its id: one that was copied when two entries were joined has another.
      const { matchedCount } = await this.#rows.updateOne(
        { ...key, key: point.key },
        { $set: { ...point, hidden: false } },
      );
      const _id = derivedId(scope.tenant, scope.run, source.person, source.source, point.key);
      if (matchedCount === 0) await this.#insert({ _id, ...key, ...source, ...point, ...UNANSWERED });
    }
  }

  async takeBack(scope: Scope, { person, source }: Pick<Source, 'person' | 'source'>): Promise<void> {
    await this.#rows.updateMany({ ...whose(scope, person), source }, { $set: { hidden: true } });
  }

  /** Over the revision that was seen, unless it went with a version or was taken back. One command. */
  async answer(scope: Scope, { person, id, write, revision, answer, savedAt }: AnswerSave): Promise<boolean> {
    const seen: SeenWrite = { id: write, revision: revision + 1, savedAt };
    const { matchedCount } = await this.#rows.updateOne(
      { ...whose(scope, person), _id: id, hidden: false, answeredIn: null, revision },
      {
        $set: { answer, savedAt },
        $inc: { revision: 1 },
        $push: { writes: { $each: [seen], $slice: -WRITES_KEPT } },
      },
    );
    return matchedCount > 0;
  }

  /** What stands there, and what became of a write, if it was ever done. */
  async afterWrite(scope: Scope, { person, id, write }: AnswerSave) {
    const row = await this.#rows.findOne({ ...whose(scope, person), _id: id }).lean<PointRow>();
    return { point: row ? pointOf(row) : undefined, done: row?.writes.find((one) => one.id === write) };
  }

  /** They went with a version. */
  async give(scope: Scope, person: string, ids: readonly string[], version: number): Promise<void> {
    if (ids.length === 0) return;
    await this.#rows.updateMany(
      { ...whose(scope, person), _id: { $in: [...ids] }, answeredIn: null },
      { $set: { answeredIn: version } },
    );
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  /** `into` goes on with copies; those that were about the other’s versions come along with their answers. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const row of await this.#rows.find(whose(scope, from)).batchSize(WHOLE_LIST).lean<PointRow[]>())
      await this.#insert({ ...row, _id: derivedId(into, row._id), person: into, copiedFrom: from });
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.deleteMany({ ...whose(scope, into), copiedFrom: from });
  }

  async #insert(row: PointRow): Promise<void> {
    try {
      await this.#rows.collection.insertOne(row as never);
    } catch (error) {
      // Somebody was faster with the same point.
      if (!isDuplicate(error)) throw error;
    }
  }
}

const UNANSWERED = {
  hidden: false,
  answer: { done: null, reason: '' },
  revision: 0,
  savedAt: null,
  answeredIn: null,
  writes: [],
  copiedFrom: null,
};

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
const pointOf = ({ _id, ...row }: PointRow): Point => ({ ...row, id: _id });
