import type { Connection, Model } from 'mongoose';
import { collection, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { PulseAnswer } from './pulse.rule.ts';

interface PulseRow extends PulseAnswer, Scope {
  _id: string;
  step: string;
}

const pulses = collection<PulseRow>(
  'livePulses',
  {
    _id: String,
    tenant: String,
    run: String,
    step: String,
    worth: Number,
    learned: String,
    use: String,
    change: String,
  },
  [{ fields: { tenant: 1, run: 1, step: 1 } }],
);

/** Answers without anybody: no person, no moment, and an id made by chance, so that no order is left either. */
export class PulseStore {
  readonly #rows: Model<PulseRow>;

  constructor(connection: Connection) {
    this.#rows = pulses(connection);
  }

  async add({ tenant, run }: Scope, step: string, answer: PulseAnswer): Promise<void> {
    await this.#rows.collection.insertOne({ _id: randomId(), tenant, run, step, ...answer } as never);
  }

  async list({ tenant, run }: Scope, step: string): Promise<PulseAnswer[]> {
    const rows = await this.#rows.find({ tenant, run, step }).batchSize(WHOLE_LIST).lean<PulseRow[]>();
    return rows.map(({ worth, learned, use, change }) => ({ worth, learned, use, change }));
  }
}
