import type { Connection, Model } from 'mongoose';
import { collection, Schema } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { Figures } from './cohort.rule.ts';

interface FiguresRow extends Figures, Scope {
  _id: string;
  countedAt: Date;
}

/** One small document a run: a trainer's page of thousands reads this, and the rows that it shows. */
const figures = collection<FiguresRow>(
  'cohortFigures',
  {
    _id: String,
    tenant: String,
    run: String,
    learners: Number,
    notOpened: Number,
    done: Number,
    signs: { type: [Schema.Types.Mixed] },
    longest: [String],
    latest: [String],
    countedAt: Date,
  },
  [{ fields: { tenant: 1, run: 1 }, options: { unique: true } }],
);

export class CohortStore {
  readonly #figures: Model<FiguresRow>;

  constructor(connection: Connection) {
    this.#figures = figures(connection);
  }

  async findFigures(scope: Scope): Promise<Figures | undefined> {
    const row = await this.#figures.findOne({ tenant: scope.tenant, run: scope.run }).lean<FiguresRow>();
    return row ?? undefined;
  }

  async drop(scope: Scope): Promise<void> {
    await this.#figures.deleteOne({ tenant: scope.tenant, run: scope.run });
  }

  /** Of two counts at once the later stands; both saw the same changes, so either is right. */
  async save(scope: Scope, counted: Figures, countedAt: Date): Promise<void> {
    const { tenant, run } = scope;
    await this.#figures.updateOne(
      { _id: derivedId(tenant, run), tenant, run },
      { $set: { ...counted, countedAt } },
      { upsert: true },
    );
  }
}
