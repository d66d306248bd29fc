import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { DateMove, JoinerSaid, MeetingSet } from './set.types.ts';
import { nextToTell, noteTold, type ToTell } from './to-tell.store.ts';

interface SetRow extends Omit<MeetingSet, 'id' | 'dateMoves'> {
  _id: string;
  /** Absent until a date is moved. */
  dateMoves?: readonly DateMove[];
  /** From when on its members are to be told by mail what was moved; null: there is nothing new. */
  tellAt: Date | null;
}

const sets = collection<SetRow>(
  'meetingSets',
  {
    _id: String,
    tenant: String,
    run: String,
    number: Number,
    members: { type: [String] },
    meetings: { type: [Schema.Types.Mixed] },
    timeZone: String,
    link: String,
    lang: String,
    rules: Schema.Types.Mixed,
    earlierRules: { type: [Schema.Types.Mixed] },
    agreed: Schema.Types.Mixed,
    moves: { type: [Schema.Types.Mixed] },
    dateMoves: { type: [Schema.Types.Mixed] },
    tellAt: { type: Date, default: null },
    spoken: Schema.Types.Mixed,
    joined: { type: [Schema.Types.Mixed], default: undefined },
    formedAt: Date,
    revision: Number,
  },
  [
    // Two who form sets at the same moment: one of them is refused.
    { fields: { tenant: 1, run: 1, number: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, number: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, members: 1 } },
    // A job asks across tenants what is to be told.
    { fields: { tellAt: 1 } },
  ],
);

export class SetStore {
  readonly #rows: Model<SetRow>;

  constructor(connection: Connection) {
    this.#rows = sets(connection);
  }

  async list({ tenant, run }: Scope): Promise<MeetingSet[]> {
    const rows = await this.#rows.find({ tenant, run }).batchSize(WHOLE_LIST).lean<SetRow[]>();
    return rows.map(toSet).toSorted((one, other) => one.number - other.number);
  }

  async find(scope: Scope, id: string): Promise<MeetingSet | undefined> {
    const row = await this.#rows.findOne({ _id: id }).lean<SetRow>();
    return row && row.tenant === scope.tenant && row.run === scope.run ? toSet(row) : undefined;
  }

  /** The set somebody is in; they are in one at most. */
  async ofPerson({ tenant, run }: Scope, person: string): Promise<MeetingSet | undefined> {
    const row = await this.#rows.findOne({ tenant, run, members: person }).lean<SetRow>();
    return row ? toSet(row) : undefined;
  }

  /** False when its number is taken. */
  async make({ tenant, run }: Scope, set: Omit<MeetingSet, 'id' | 'tenant' | 'run'>): Promise<boolean> {
    const _id = derivedId(tenant, run, 'set', String(set.number));
    try {
      await this.#rows.create({ _id, tenant, run, ...set });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Undefined when somebody was faster. */
  async change(
    was: MeetingSet,
    fields: Partial<MeetingSet> & { tellAt?: Date },
  ): Promise<MeetingSet | undefined> {
    const { tenant, run, number, revision } = was;
    const { matchedCount } = await this.#rows.updateOne(
      { tenant, run, number, revision },
      { $set: fields, $inc: { revision: 1 } },
    );
    const { tellAt: _tellAt, ...changed } = fields;
    return matchedCount === 1 ? { ...was, ...changed, revision: revision + 1 } : undefined;
  }

  /** The set that has waited longest for its members to be told. */
  async nextToTell(now: Date): Promise<ToTell | undefined> {
    return nextToTell(this.#rows, now);
  }

  async told(told: ToTell): Promise<void> {
    await noteTold(this.#rows, told);
  }

  async remove({ tenant, run, number }: MeetingSet): Promise<void> {
    await this.#rows.deleteOne({ tenant, run, number });
  }
}

const toSet = ({ _id: id, tellAt: _tellAt, dateMoves = [], ...row }: SetRow): MeetingSet => ({
  id,
  dateMoves,
  ...row,
});

interface JoinerRow extends Scope, JoinerSaid {
  _id: string;
  /** The person who said it, where two entries were joined. */
  from?: string;
  /** Pairs that are one person here, because one of them stood in `line`. */
  pairs?: readonly string[];
}

const joiners = collection<JoinerRow>(
  'setJoiners',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    languages: { type: [String] },
    timeZone: { type: String, default: null },
    line: { type: [String] },
    from: String,
    pairs: { type: [String], default: undefined },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    { fields: { tenant: 1, run: 1, line: 1 } },
    { fields: { tenant: 1, run: 1, pairs: 1 } },
  ],
);

/** What people say of themselves before sets are formed. */
export class JoinerStore {
  readonly #rows: Model<JoinerRow>;

  constructor(connection: Connection) {
    this.#rows = joiners(connection);
  }

  async list({ tenant, run }: Scope): Promise<JoinerSaid[]> {
    return this.#rows.find({ tenant, run }).batchSize(WHOLE_LIST).lean<JoinerRow[]>();
  }

  async find({ tenant, run }: Scope, person: string): Promise<JoinerSaid | undefined> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<JoinerRow>()) ?? undefined;
  }

  async say({ tenant, run }: Scope, { person, languages, timeZone, line }: JoinerSaid): Promise<void> {
    const _id = derivedId(tenant, run, person);
    const set = { tenant, run, person, languages, timeZone, line };
    await this.#rows.updateOne({ _id }, { $set: set }, { upsert: true });
  }

  /** What they said, and what others said of them. */
  async erase({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
    await this.#rows.updateMany({ tenant, run, line: person }, { $pull: { line: person } });
    await this.#rows.updateMany({ tenant, run, from: person }, { $unset: { from: 1 } });
    const joined = await this.#rows.find({ tenant, run, pairs: { $gt: '' } }).lean<JoinerRow[]>();
    for (const { _id, pairs = [] } of joined) {
      const others = pairs.filter((pair) => !pair.split(' ').includes(person));
      if (others.length < pairs.length) await this.#rows.updateOne({ _id }, { $set: { pairs: others } });
    }
  }

  /** What `into` has said stands; whoever works in one line with one of them does so with both. */
  async join({ tenant, run }: Scope, pair: Pair): Promise<void> {
    const { from, into } = pair;
    const row = await this.#rows.findOne({ tenant, run, person: from }).lean<JoinerRow>();
    if (row) {
      const copy = { ...row, _id: derivedId(tenant, run, into), person: into, from };
      await this.#rows.collection.insertOne(copy as never).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    }
    const others = { tenant, run, $and: [{ line: from }, { line: { $ne: into } }] };
    await this.#rows.updateMany(others, { $addToSet: { line: into, pairs: nameOf(pair) } });
  }

  async part({ tenant, run }: Scope, pair: Pair): Promise<void> {
    const { from, into } = pair;
    await this.#rows.deleteMany({ tenant, run, person: into, from });
    const others = { tenant, run, pairs: nameOf(pair) };
    await this.#rows.updateMany(others, { $pull: { line: into, pairs: nameOf(pair) } });
  }
}

const nameOf = ({ from, into }: Pair): string => `${from} ${into}`;
