import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';

/** Scenes that came back to somebody at the beginning of a module. */
export interface Returned {
  person: string;
  module: string;
  /** Names of the scenes. What was answered is nobody's business, and not kept. */
  scenes: string[];
  skipped: boolean;
  at: Date;
}

interface ReturnedRow extends Scope, Returned {
  _id: string;
  /** The person whose row it was, where two entries were joined. */
  from?: string;
}

const returns = collection<ReturnedRow>(
  'returns',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    module: String,
    scenes: [String],
    skipped: Boolean,
    at: Date,
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, module: 1 }, options: { unique: true } },
    // For joined entries that part again.
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
  ],
);

export class ReturnStore {
  readonly #rows: Model<ReturnedRow>;

  constructor(connection: Connection) {
    this.#rows = returns(connection);
  }

  /** All of somebody's, in the order in which they came. One command. */
  async listOf(scope: Scope, person: string): Promise<Returned[]> {
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, person })
      .batchSize(WHOLE_LIST)
      .lean<ReturnedRow[]>();
    return rows.sort((one, other) => one.at.getTime() - other.at.getTime());
  }

  /** Keeps what came back in a module; the first word about it counts. One command. */
  async keep({ tenant, run }: Scope, returned: Returned): Promise<void> {
    await this.#insert({ _id: randomId(), tenant, run, ...returned });
  }

  async #insert(row: ReturnedRow): Promise<void> {
    try {
      await this.#rows.collection.insertOne(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  readonly persons: Persons = {
    take: async (scope, person) => ({
      returned: (await this.listOf(scope, person)).map(({ module, scenes, skipped, at }) => ({
        module,
        scenes,
        skipped,
        at,
      })),
    }),
    erase: (scope, person) => this.eraseOf(scope, person),
    join: (scope, pair) => this.join(scope, pair),
    part: (scope, pair) => this.part(scope, pair),
  };

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant: scope.tenant, run: scope.run, person });
  }

  async join({ tenant, run }: Scope, { from, into }: { from: string; into: string }): Promise<void> {
    const theirs = await this.#rows.find({ tenant, run, person: from }).lean<ReturnedRow[]>();
    for (const row of theirs) await this.#insert({ ...row, _id: randomId(), person: into, from });
  }

  async part(scope: Scope, { from, into }: { from: string; into: string }): Promise<void> {
    await this.#rows.deleteMany({ tenant: scope.tenant, run: scope.run, person: into, from });
  }
}
