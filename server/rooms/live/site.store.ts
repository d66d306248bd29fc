import type { Connection, Model } from 'mongoose';
import { collection, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';

interface SiteRow extends Scope {
  _id: string;
  person: string;
  site: string;
}

const sites = collection<SiteRow>(
  'triadSites',
  { _id: String, tenant: String, run: String, person: String, site: String },
  [{ fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } }],
);

/** Where people work, as they have said it so that trios mix sites. */
export class SiteStore {
  readonly #rows: Model<SiteRow>;
  readonly persons: Persons = {
    take: async (scope, person) => ({ triadSite: (await this.find(scope, person)) || null }),
    erase: async ({ tenant, run }, person) => void (await this.#rows.deleteMany({ tenant, run, person })),
  };

  constructor(connection: Connection) {
    this.#rows = sites(connection);
  }

  async find({ tenant, run }: Scope, person: string): Promise<string> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<SiteRow>())?.site ?? '';
  }

  async list({ tenant, run }: Scope): Promise<{ person: string; site: string }[]> {
    return this.#rows.find({ tenant, run }).batchSize(WHOLE_LIST).lean<SiteRow[]>();
  }

  async say({ tenant, run }: Scope, person: string, site: string): Promise<void> {
    const _id = derivedId(tenant, run, person);
    await this.#rows.updateOne({ _id }, { $set: { tenant, run, person, site } }, { upsert: true });
  }
}
