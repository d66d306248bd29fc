import type { Connection, Model } from 'mongoose';
import { collection, findOrMake, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Audience, SharedItem, Thing } from './sharing.types.ts';

interface ItemRow extends Omit<SharedItem, 'id'>, Scope {
  _id: string;
  /** One row of a thing for each audience: sharing it again takes the place of what was shared. */
  key: string;
  /** Where it is found: by everybody of the cohort, or in student view by its author alone. Empty: nowhere. */
  list: string;
  /** As it was at that moment; null where it was withdrawn. */
  content: unknown;
  /** Of whom it was before two entries of one person were joined. */
  from: string | null;
}

interface PlaceRow extends Scope {
  _id: string;
  last: number;
}

const items = collection<ItemRow>(
  'sharedItems',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    key: String,
    list: String,
    kind: String,
    part: String,
    audience: String,
    place: Number,
    at: Date,
    content: { type: Schema.Types.Mixed },
    credits: { type: [Schema.Types.Mixed] },
    via: { type: [String] },
    write: String,
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, key: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, _id: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, _id: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    { fields: { tenant: 1, run: 1, list: 1, kind: 1, place: 1 } },
    { fields: { tenant: 1, run: 1, list: 1, kind: 1, part: 1, place: 1 } },
  ],
);

/** How many places of a run were given. */
const places = collection<PlaceRow>(
  'sharedPlaces',
  { _id: String, tenant: String, run: String, last: Number },
  [{ fields: { tenant: 1, run: 1 } }],
);

const WITHOUT_CONTENT = { content: 0 } as const;

interface NewItem extends Thing {
  person: string;
  testUser: boolean;
  audience: Audience;
  at: Date;
  content: unknown;
  credits: SharedItem['credits'];
  via: SharedItem['via'];
  write: string;
}

interface ItemPage {
  list: string;
  kind: Thing['kind'];
  part?: string | undefined;
  /** Those of an earlier place. */
  before?: number | undefined;
  limit: number;
}

/** What people share, frozen as it was when they did. */
export class ItemStore {
  readonly #rows: Model<ItemRow>;
  readonly #places: Model<PlaceRow>;

  constructor(connection: Connection) {
    this.#rows = items(connection);
    this.#places = places(connection);
  }

  async findOwn(scope: Scope, person: string, thing: Thing & { audience: Audience }) {
    const row = await this.#rows
      .findOne({ ...whose(scope, person), key: keyOf(thing) }, WITHOUT_CONTENT)
      .lean<ItemRow>();
    return row ? itemOf(row) : undefined;
  }

  /** In the place of what they shared of it before. It is the newest of all, so it gets a new place. */
  async share(scope: Scope, { person, ...item }: NewItem): Promise<string> {
    const key = keyOf(item);
    const place = await this.#nextPlace(scope);
    const set = { ...item, place, list: listOf({ person, ...item }) };
    const name = { ...whose(scope, person), key };
    const changed = await this.#rows.updateOne(name, { $set: set });
    if (changed.matchedCount === 0) await this.#insert({ _id: randomId(), ...name, ...set, from: null });
    const row = await this.#rows.findOne(name, { _id: 1 }).lean<Pick<ItemRow, '_id'>>();
    return row?._id ?? '';
  }

  /** What was shared is gone for everybody; that it was shared, and what was made of it, is not. */
  async withdraw(scope: Scope, person: string, id: string): Promise<boolean> {
    const set = { list: '', place: null, content: null };
    const { matchedCount } = await this.#rows.updateOne({ ...whose(scope, person), _id: id }, { $set: set });
    return matchedCount === 1;
  }

  async find({ tenant, run }: Scope, id: string): Promise<(SharedItem & { content: unknown }) | undefined> {
    const row = await this.#rows.findOne({ tenant, run, _id: id }).lean<ItemRow>();
    return row ? { ...itemOf(row), content: row.content } : undefined;
  }

  async list({ tenant, run }: Scope, ids: readonly string[]): Promise<SharedItem[]> {
    if (ids.length === 0) return [];
    const rows = await this.#rows
      .find({ tenant, run, _id: { $in: [...new Set(ids)] } }, WITHOUT_CONTENT)
      .batchSize(WHOLE_LIST)
      .lean<ItemRow[]>();
    return rows.map(itemOf);
  }

  /** Withdrawn ones among them. */
  async ofPerson(scope: Scope, person: string): Promise<SharedItem[]> {
    const rows = await this.#rows
      .find(whose(scope, person), WITHOUT_CONTENT)
      .batchSize(WHOLE_LIST)
      .lean<ItemRow[]>();
    return rows.map(itemOf);
  }

  /** Sections of these people that their cohort finds, the newest first. */
  async ofPeople({ tenant, run }: Scope, people: readonly string[]): Promise<SharedItem[]> {
    const theirs = { tenant, run, person: { $in: [...people] }, list: COHORT, kind: 'section' } as const;
    const rows = await this.#rows.find(theirs, WITHOUT_CONTENT).batchSize(WHOLE_LIST).lean<ItemRow[]>();
    return rows.map(itemOf).toSorted((one, other) => other.at.getTime() - one.at.getTime());
  }

  async contentsOf(scope: Scope, person: string) {
    return this.#rows.find(whose(scope, person)).batchSize(WHOLE_LIST).lean<ItemRow[]>();
  }

  /**
   * The newest first. Places are dense, so a stretch of them is asked for: that costs the same among ten and among ten
   * thousand, on engines too that sort what they have found before they take the first of it. After gaps (what was
   * withdrawn, what is of another part) the next stretch is twice as long.
   */
  async page(scope: Scope, { list, kind, part, before, limit }: ItemPage) {
    const { tenant, run } = scope;
    const rows: ItemRow[] = [];
    const from = before ?? (await this.#lastPlace(scope)) + 1;
    const where = { tenant, run, list, kind, ...(part === undefined ? {} : { part }) };
    let wide = limit + 1;
    for (let to = from; rows.length <= limit && to > 1; to -= wide, wide *= 2) {
      const stretch = this.#rows
        .find({ ...where, place: { $gte: to - wide, $lt: to } }, WITHOUT_CONTENT)
        .sort({ place: -1 });
      rows.push(...(await stretch.limit(limit + 1 - rows.length).lean<ItemRow[]>()));
    }
    const shown = rows.slice(0, limit).map(itemOf);
    return { items: shown, next: rows.length > limit ? (shown.at(-1)?.place ?? null) : null };
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  /** `into` shares what `from` shared; where both share a thing, both stand. Twice is once. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const own = new Set((await this.ofPerson(scope, into)).map(keyOf));
    for (const item of await this.ofPerson(scope, from)) {
      const key = own.has(keyOf(item)) ? `${from} ${keyOf(item)}` : keyOf(item);
      await this.#set(scope, item.id, { person: into, from, key });
    }
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    const rows = await this.#rows
      .find({ ...whose(scope, into), from }, WITHOUT_CONTENT)
      .batchSize(WHOLE_LIST)
      .lean<ItemRow[]>();
    for (const row of rows)
      await this.#set(scope, row._id, { person: from, from: null, key: keyOf(itemOf(row)) });
  }

  async #set({ tenant, run }: Scope, id: string, set: Partial<ItemRow>): Promise<void> {
    await this.#rows.updateOne({ tenant, run, _id: id }, { $set: set });
  }

  /** Of two first shares at the same moment the one that came first stands, and the other finds it. */
  async #insert(row: ItemRow): Promise<void> {
    try {
      await this.#rows.collection.insertOne(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  async #nextPlace({ tenant, run }: Scope): Promise<number> {
    const row = await findOrMake(() =>
      this.#places
        .findOneAndUpdate(
          { _id: derivedId(tenant, run) },
          { $inc: { last: 1 }, $setOnInsert: { tenant, run } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<PlaceRow>(),
    );
    return row.last;
  }

  async #lastPlace({ tenant, run }: Scope): Promise<number> {
    const row = await this.#places.findOne({ _id: derivedId(tenant, run), tenant }).lean<PlaceRow>();
    return row?.last ?? 0;
  }
}

const COHORT = 'cohort';
/** The list that somebody finds things in: in student view nobody else's things, and nobody else finds theirs. */
export const listFor = ({ person, testUser }: { person: string; testUser: boolean }): string =>
  testUser ? `only ${person}` : COHORT;

const listOf = (item: Pick<NewItem, 'person' | 'testUser' | 'audience'>): string =>
  item.audience === 'cohort' ? listFor(item) : '';

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
const keyOf = ({ audience, kind, part }: Thing & { audience: Audience }): string =>
  `${audience} ${kind}/${part}`;

const itemOf = (row: ItemRow): SharedItem => ({
  id: row._id,
  person: row.person,
  testUser: row.testUser,
  kind: row.kind,
  part: row.part,
  audience: row.audience,
  place: row.place,
  at: row.at,
  credits: row.credits,
  via: row.via,
  write: row.write,
});
