import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Adaptation, Adapted, Thing } from './sharing.types.ts';

interface AdaptationRow extends Omit<Adaptation, 'id'>, Scope {
  _id: string;
  /** Items of its credits. */
  ancestors: string[];
  /** What was copied, whatever becomes of the original. */
  content: unknown;
  /** Of whom it was before two entries of one person were joined. */
  from: string | null;
}

const adaptations = collection<AdaptationRow>(
  'adaptations',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    kind: String,
    part: String,
    credits: { type: [Schema.Types.Mixed] },
    ancestors: { type: [String] },
    via: { type: [String] },
    content: { type: Schema.Types.Mixed },
    at: Date,
    placedAt: Date,
    rewrittenAt: Date,
    state: String,
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, _id: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, _id: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, kind: 1, part: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    { fields: { tenant: 1, run: 1, ancestors: 1 } },
  ],
);

const WITHOUT_CONTENT = { content: 0 } as const;

/** Copies that people took of what others shared. */
export class AdaptationStore {
  readonly #rows: Model<AdaptationRow>;

  constructor(connection: Connection) {
    this.#rows = adaptations(connection);
  }

  /** One for a write. */
  async add(
    { tenant, run }: Scope,
    { write, ...copy }: Omit<Adaptation, 'id'> & { person: string; content: unknown; write: string },
  ): Promise<string> {
    const _id = derivedId(tenant, run, copy.person, write);
    const ancestors = copy.credits.map(({ item }) => item);
    try {
      await this.#rows.collection.insertOne({ _id, tenant, run, ...copy, ancestors, from: null } as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return _id;
  }

  async find(
    scope: Scope,
    person: string,
    id: string,
  ): Promise<(Adaptation & { content: unknown }) | undefined> {
    const row = await this.#rows.findOne({ ...whose(scope, person), _id: id }).lean<AdaptationRow>();
    return row ? { ...adaptationOf(row), content: row.content } : undefined;
  }

  async ofPerson(scope: Scope, person: string, thing?: Thing): Promise<Adaptation[]> {
    const of = thing ? { kind: thing.kind, part: thing.part } : {};
    const rows = await this.#rows
      .find({ ...whose(scope, person), ...of }, WITHOUT_CONTENT)
      .batchSize(WHOLE_LIST)
      .lean<AdaptationRow[]>();
    return rows.map(adaptationOf).toSorted((one, other) => one.at.getTime() - other.at.getTime());
  }

  /** What was made of these items, at whatever distance. */
  async madeOf({ tenant, run }: Scope, items: readonly string[]): Promise<Adaptation[]> {
    if (items.length === 0) return [];
    const rows = await this.#rows
      .find({ tenant, run, ancestors: { $in: [...items] } }, WITHOUT_CONTENT)
      .batchSize(WHOLE_LIST)
      .lean<AdaptationRow[]>();
    return rows.map(adaptationOf);
  }

  async set(
    scope: Scope,
    person: string,
    id: string,
    change: { state: Adapted; placedAt?: Date; rewrittenAt?: Date },
  ): Promise<void> {
    await this.#rows.updateOne({ ...whose(scope, person), _id: id }, { $set: change });
  }

  /** That there was a copy stays, for those whom copies of it lead back to; whose it was does not, nor what stood in it. */
  async forget(scope: Scope, person: string): Promise<void> {
    await this.#rows.updateMany(whose(scope, person), {
      $set: { content: null },
      $unset: { person: 1, from: 1 },
    });
  }

  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.updateMany(whose(scope, from), { $set: { person: into, from } });
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.updateMany({ ...whose(scope, into), from }, { $set: { person: from, from: null } });
  }
}

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });

const adaptationOf = (row: AdaptationRow): Adaptation => ({
  id: row._id,
  ...(row.person === undefined ? {} : { person: row.person }),
  testUser: row.testUser,
  kind: row.kind,
  part: row.part,
  credits: row.credits,
  via: row.via,
  at: row.at,
  placedAt: row.placedAt,
  rewrittenAt: row.rewrittenAt,
  state: row.state,
});
