import type { Connection, Model } from 'mongoose';
import { collection } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';

interface SeenRow extends Scope {
  _id: string;
  person: string;
  until: Date;
}

const seen = collection<SeenRow>(
  'liveDatesSeen',
  { _id: String, tenant: String, run: String, person: String, until: Date },
  [{ fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } }],
);

type Whose = Scope & { person: string };

/** Until when somebody has seen which dates were moved. */
export class DateSeenStore {
  readonly #rows: Model<SeenRow>;
  readonly persons: Persons;

  constructor(connection: Connection) {
    this.#rows = seen(connection);
    this.persons = {
      take: async (scope, person) => ({ movedDatesSeenUntil: await this.until({ ...scope, person }) }),
      erase: async ({ tenant, run }, person) => {
        await this.#rows.deleteMany({ tenant, run, person });
      },
    };
  }

  async until({ tenant, run, person }: Whose): Promise<Date | null> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<SeenRow>())?.until ?? null;
  }

  async see({ tenant, run, person }: Whose, until: Date): Promise<void> {
    const _id = derivedId(tenant, run, person, 'dates seen');
    await this.#rows.updateOne({ _id }, { $set: { tenant, run, person, until } }, { upsert: true });
  }
}
