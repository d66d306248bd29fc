import type { Connection, Model } from 'mongoose';
import { collection, findOrMake } from '../../core/database.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';

/** An address under which somebody's next dates can be followed. */
export interface Feed extends Scope {
  person: string;
  lang: Lang;
  madeAt: Date;
}

interface FeedRow extends Feed {
  _id: string;
  /** Of the secret in the address; the secret itself is kept nowhere. */
  hash: string;
}

const feeds = collection<FeedRow>(
  'calendarFeeds',
  { _id: String, tenant: String, run: String, person: String, lang: String, madeAt: Date, hash: String },
  [
    { fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } },
    // A calendar program has no tenant, and the secret alone.
    { fields: { hash: 1 } },
  ],
);

/** One row a person: a new address ends the one before it. */
export class FeedStore {
  readonly #rows: Model<FeedRow>;

  constructor(connection: Connection) {
    this.#rows = feeds(connection);
  }

  async make({ tenant, run, person, lang, madeAt }: Feed, hash: string): Promise<void> {
    const key = { _id: derivedId(tenant, run, person) };
    const set = { tenant, run, person, lang, madeAt, hash };
    await findOrMake(() =>
      this.#rows
        .findOneAndUpdate(key, { $set: set }, { upsert: true, returnDocument: 'after' })
        .lean<FeedRow>(),
    );
  }

  async find({ tenant, run }: Scope, person: string): Promise<Feed | undefined> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<FeedRow>()) ?? undefined;
  }

  async findByHash(hash: string): Promise<Feed | undefined> {
    return (await this.#rows.findOne({ hash }).lean<FeedRow>()) ?? undefined;
  }

  async erase({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
  }
}
