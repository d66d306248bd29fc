import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { enrolments, type EnrolmentRow } from './people.store.ts';

/** Somebody whom the platform grades from now on, or does not grade any more. */
export interface GradingChange extends Scope {
  person: string;
  graded: boolean;
}

/** Of whom the grade room has heard something else than what is so. */
export class GradingStore {
  readonly #rows: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#rows = enrolments(connection);
  }

  /** Eight index look-ups at most. Not one `$or`: one of the engines we run on reads all rows for that. */
  async next(): Promise<GradingChange | undefined> {
    for (const change of [...nowGraded, ...noLongerGraded]) {
      const row = await this.#rows.findOne(change).lean<EnrolmentRow>();
      if (!row) continue;
      const { tenant, run, person, graded, status } = row;
      return { tenant, run, person, graded: graded && status === 'active' && (row.aside ?? null) === null };
    }
    return undefined;
  }

  /** The grade room has done its part, unless things changed again meanwhile. */
  async settle({ tenant, run, person, graded }: GradingChange): Promise<void> {
    const unchanged = { $or: graded ? nowGraded : noLongerGraded };
    await this.#rows.updateOne({ tenant, run, person, ...unchanged }, { $set: { inGradebook: graded } });
  }
}

// Rows of the time before this field have none: they are looked at once.
const nowGraded = [false, null].map((inGradebook) => ({
  inGradebook,
  graded: true,
  status: 'active' as const,
  aside: null,
}));
const noLongerGraded = [true, null].flatMap((inGradebook) => [
  { inGradebook, graded: false },
  { inGradebook, graded: true, status: 'left' as const },
  {
    inGradebook,
    graded: true,
    status: 'active' as const,
    aside: { $in: ['not-learner', 'joined'] as const },
  },
]);
