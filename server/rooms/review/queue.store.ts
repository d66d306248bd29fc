import type { Connection, Model } from 'mongoose';
import { WHOLE_LIST } from '../../core/database.ts';
import type { Scope } from '../../core/scope.ts';
import { type ReviewLine, type ReviewRow, reviews } from './review.store.ts';
import type { Review } from './review.types.ts';

/** Where a page of a list begins. */
export interface After {
  at: Date;
  id: string;
}

const WITHOUT_TEXT = { comments: 0, writes: 0, 'draft.words': 0 } as const;

/** Lists of reviews, by key and not by skip. */
export class QueueStore {
  readonly #rows: Model<ReviewRow>;

  constructor(connection: Connection) {
    this.#rows = reviews(connection);
  }

  /** The queue, oldest first. */
  async waiting({ tenant, run }: Scope, { after, limit }: { after?: After; limit: number }) {
    const from = after ? { submittedAt: { $gte: after.at } } : {};
    return this.#page({ tenant, run, state: 'waiting', ...from }, { submittedAt: 1, _id: 1 }, limit, after);
  }

  /** What somebody has taken, oldest first. */
  async claimedBy({ tenant, run }: Scope, person: string, limit: number): Promise<ReviewLine[]> {
    return this.#rows
      .find({ tenant, run, state: 'waiting', 'claim.by': person }, WITHOUT_TEXT)
      .sort({ submittedAt: 1 })
      .limit(limit)
      .lean<ReviewLine[]>();
  }

  /** What was released, the newest first. */
  async released({ tenant, run }: Scope, { after, limit }: { after?: After; limit: number }) {
    const from = after ? { 'release.at': { $lte: after.at } } : {};
    return this.#page(
      { tenant, run, state: 'released', ...from },
      { 'release.at': -1, _id: 1 },
      limit,
      after,
    );
  }

  /** Of somebody's versions what their learner hears of, the newest first. */
  async firstLooksOf({ tenant, run }: Scope, person: string): Promise<ReviewLine[]> {
    return this.#rows
      .find({ tenant, run, person, look: 'first' }, WITHOUT_TEXT)
      .sort({ version: -1 })
      .batchSize(WHOLE_LIST)
      .lean<ReviewLine[]>();
  }

  async count({ tenant, run }: Scope, state: Review['state']): Promise<number> {
    return this.#rows.countDocuments({ tenant, run, state });
  }

  async countClaimedBy({ tenant, run }: Scope, person: string): Promise<number> {
    return this.#rows.countDocuments({ tenant, run, state: 'waiting', 'claim.by': person });
  }

  async #page(
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
    limit: number,
    after: After | undefined,
  ): Promise<ReviewLine[]> {
    const rows = await this.#rows
      .find(filter, WITHOUT_TEXT)
      .sort(sort)
      // Some of the same moment may have been on the page before.
      .limit(limit + (after ? SAME_MOMENT : 0))
      .lean<ReviewLine[]>();
    return rows.filter((row) => !after || isAfter(row, after)).slice(0, limit);
  }
}

const SAME_MOMENT = 5;

const momentOf = ({ state, release, submittedAt }: ReviewLine): Date =>
  state === 'released' && release ? release.at : submittedAt;

export const isAfter = (row: ReviewLine, { at, id }: After): boolean =>
  momentOf(row).getTime() !== at.getTime() || row._id > id;

export const afterOf = (row: ReviewLine): After => ({ at: momentOf(row), id: row._id });
