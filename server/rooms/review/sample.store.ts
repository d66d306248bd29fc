import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { USUAL_SHARE } from './second-look.rule.ts';

export interface Sample {
  /** Of a hundred versions. */
  share: number;
  revision: number;
}

interface SampleRow extends Scope, Sample {
  _id: string;
}

const samples = collection<SampleRow>(
  'reviewSamples',
  { _id: String, tenant: String, run: String, share: Number, revision: Number },
  [{ fields: { tenant: 1, run: 1, revision: 1 } }],
);

/** How many versions the trainers of a run read twice. */
export class SampleStore {
  readonly #rows: Model<SampleRow>;

  constructor(connection: Connection) {
    this.#rows = samples(connection);
  }

  async find({ tenant, run }: Scope): Promise<Sample> {
    const row = await this.#rows.findOne({ tenant, run }).lean<SampleRow>();
    return row ? { share: row.share, revision: row.revision } : { share: USUAL_SHARE, revision: 0 };
  }

  /** False when somebody was faster. */
  async save({ tenant, run }: Scope, { share, revision }: Sample): Promise<boolean> {
    if (revision > 0) {
      const next = { $set: { share, revision: revision + 1 } };
      return (await this.#rows.updateOne({ tenant, run, revision }, next)).matchedCount > 0;
    }
    try {
      await this.#rows.collection.insertOne({
        _id: derivedId(tenant, run),
        tenant,
        run,
        share,
        revision: 1,
      } as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
