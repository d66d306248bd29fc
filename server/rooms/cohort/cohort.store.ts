import type { Connection, Model } from 'mongoose';
import { collection, Schema } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { AboutCohort } from '../people/people.service.ts';
import type { Figures } from './cohort.rule.ts';

/** What is counted of a cohort, beside its people. */
export interface CountedCohort extends Figures {
  about: AboutCohort;
}

interface FiguresRow extends CountedCohort, Scope {
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
    about: { type: Schema.Types.Mixed },
    countedAt: Date,
  },
  [{ fields: { tenant: 1, run: 1 }, options: { unique: true } }],
);

/** As the course room counts a step. */
export interface StepCount {
  opened: number;
  done: number;
  skipped: number;
  furthest: number;
}

interface StepsRow extends Scope {
  _id: string;
  counts: StepCount[];
  countedAt: Date;
}

/** Apart from the figures: only one page reads it, and it is as long as the course. */
const steps = collection<StepsRow>(
  'cohortSteps',
  { _id: String, tenant: String, run: String, counts: { type: [Schema.Types.Mixed] }, countedAt: Date },
  [{ fields: { tenant: 1, run: 1 }, options: { unique: true } }],
);

export class CohortStore {
  readonly #figures: Model<FiguresRow>;
  readonly #steps: Model<StepsRow>;

  constructor(connection: Connection) {
    this.#figures = figures(connection);
    this.#steps = steps(connection);
  }

  async findSteps(scope: Scope): Promise<StepCount[] | undefined> {
    const row = await this.#steps.findOne({ tenant: scope.tenant, run: scope.run }).lean<StepsRow>();
    return row?.counts;
  }

  async saveSteps({ tenant, run }: Scope, counts: StepCount[], countedAt: Date): Promise<void> {
    await this.#steps.updateOne(
      { _id: derivedId(tenant, run), tenant, run },
      { $set: { counts, countedAt } },
      { upsert: true },
    );
  }

  /** A row of before something was counted is none: it is counted anew. */
  async findFigures(scope: Scope): Promise<CountedCohort | undefined> {
    const row = await this.#figures
      .findOne({ tenant: scope.tenant, run: scope.run })
      .lean<Partial<FiguresRow>>();
    return row?.about ? (row as FiguresRow) : undefined;
  }

  async drop(scope: Scope): Promise<void> {
    await this.#figures.deleteOne({ tenant: scope.tenant, run: scope.run });
    await this.#steps.deleteOne({ tenant: scope.tenant, run: scope.run });
  }

  /** Of two counts at once the later stands; both saw the same changes, so either is right. */
  async save(scope: Scope, counted: CountedCohort, countedAt: Date): Promise<void> {
    const { tenant, run } = scope;
    await this.#figures.updateOne(
      { _id: derivedId(tenant, run), tenant, run },
      { $set: { ...counted, countedAt } },
      { upsert: true },
    );
  }
}
