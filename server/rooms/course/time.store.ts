import type { Connection, Model } from 'mongoose';
import { collection, Schema, WHOLE_LIST } from '../../core/database.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';

/** What people of a run say a step took. One document for a step, so that a page of all steps reads as many as there are. */
interface TimesRow extends Scope {
  /** `<module>/<step>`. */
  step: string;
  /** The newest answer of each person. */
  said: Said[];
}

interface Said {
  person: string;
  minutes: number;
}

/** The newest of so many people tell as much as all of ten thousand, and the document stays small. */
const KEPT = 200;

const stepTimes = collection<TimesRow>(
  'stepTimes',
  { tenant: String, run: String, step: String, said: { type: [Schema.Types.Mixed] } },
  [
    { fields: { tenant: 1, run: 1, step: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, 'said.person': 1 } },
  ],
);

export class TimeStore {
  readonly #rows: Model<TimesRow>;

  constructor(connection: Connection) {
    this.#rows = stepTimes(connection);
  }

  async find(scope: Scope, step: string): Promise<Said[]> {
    const { tenant, run } = scope;
    const row = await this.#rows.findOne({ tenant, run, step }, { said: 1 }).lean<TimesRow>();
    return row?.said ?? [];
  }

  /** By step; steps that nobody has spoken of are not in it. One command. */
  async all(scope: Scope): Promise<Map<string, Said[]>> {
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run }, { step: 1, said: 1 })
      .batchSize(WHOLE_LIST)
      .lean<TimesRow[]>();
    return new Map(rows.map(({ step, said }) => [step, said]));
  }

  /**
   * Two commands, and no harm between them: an earlier answer that is gone while the new one does not arrive is one voice
   * of many missing.
   */
  async say(scope: Scope, step: string, said: Said): Promise<void> {
    const match = { tenant: scope.tenant, run: scope.run, step };
    await this.#rows.updateOne(match, { $pull: { said: { person: said.person } } });
    await this.#rows.updateOne(
      match,
      { $push: { said: { $each: [said], $slice: -KEPT } } },
      { upsert: true },
    );
  }

  /** Two entries that are one person have one voice: that of the entry that goes on. */
  readonly persons: Persons = {
    take: async (scope, person) => ({ times: await this.#spokenBy(scope, person) }),
    erase: (scope, person) => this.#silence(scope, person),
    join: (scope, { from }) => this.#silence(scope, from),
  };

  async #spokenBy({ tenant, run }: Scope, person: string): Promise<{ step: string; minutes: number }[]> {
    const rows = await this.#rows.find({ tenant, run, 'said.person': person }).lean<TimesRow[]>();
    return rows.flatMap(({ step, said }) =>
      said.filter((one) => one.person === person).map(({ minutes }) => ({ step, minutes })),
    );
  }

  async #silence({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.updateMany({ tenant, run, 'said.person': person }, { $pull: { said: { person } } });
  }
}
