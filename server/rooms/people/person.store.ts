import type { Connection, Model } from 'mongoose';
import { collection, findOrMake } from '../../core/database.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { derivedId } from '../../core/hash.ts';
import type { TenantScope } from '../../core/scope.ts';

/** A person of one tenant, known by the platform's `sub` alone: no mail address is kept, none is needed. */
export interface Person {
  id: string;
  sub: string;
  /** Language chosen here; wins over the launch's locale. */
  lang: Lang | null;
}

interface PersonRow extends TenantScope {
  _id: string;
  sub: string;
  lang: Lang | null;
}

const persons = collection<PersonRow>('persons', { _id: String, tenant: String, sub: String, lang: String }, [
  { fields: { tenant: 1, sub: 1 }, options: { unique: true } },
]);

export class PersonStore {
  readonly #persons: Model<PersonRow>;

  constructor(connection: Connection) {
    this.#persons = persons(connection);
  }

  /** Finds or creates the person behind a `sub`. One upsert, by the key that both are in. */
  async upsert(scope: TenantScope, sub: string): Promise<Person> {
    const match = { _id: derivedId(scope.tenant, sub) };
    const update = { $setOnInsert: { tenant: scope.tenant, sub, lang: null } };
    const row = await findOrMake(() =>
      this.#persons
        .findOneAndUpdate(match, update, { upsert: true, returnDocument: 'after' })
        .lean<PersonRow>(),
    );
    return presentPerson(row);
  }

  async findPerson(scope: TenantScope, id: string): Promise<Person | undefined> {
    const row = await this.#persons.findOne({ _id: id }).lean<PersonRow>();
    return row?.tenant === scope.tenant ? presentPerson(row) : undefined;
  }

  async findBySub(scope: TenantScope, sub: string): Promise<Person | undefined> {
    const row = await this.#persons.findOne({ tenant: scope.tenant, sub }).lean<PersonRow>();
    return row ? presentPerson(row) : undefined;
  }

  async erase(scope: TenantScope, id: string): Promise<void> {
    await this.#persons.deleteOne({ tenant: scope.tenant, _id: id });
  }

  async setLang(scope: TenantScope, id: string, lang: Lang): Promise<void> {
    await this.#persons.updateOne({ tenant: scope.tenant, _id: id }, { $set: { lang } });
  }
}

const presentPerson = (row: PersonRow): Person => ({ id: row._id, sub: row.sub, lang: row.lang });
