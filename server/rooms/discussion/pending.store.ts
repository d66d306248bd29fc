import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { type Comment, type CommentRow, comments, keyOf, toComment } from './comment.store.ts';

/** One whose place is not given yet. */
export type Pending = Comment & Scope & { testUser: boolean };

/** Comments that wait for their place, and for whoever counts. */
export class PendingStore {
  readonly #rows: Model<CommentRow>;

  constructor(connection: Connection) {
    this.#rows = comments(connection);
  }

  /**
   * Claims the comment that has waited longest for its place until a moment; `lost` when another process was faster,
   * undefined when none is due.
   */
  async claim(now: Date, until: Date): Promise<Pending | 'lost' | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<CommentRow>();
    if (!row?.pending) return undefined;
    const { tenant, run, testUser } = row;
    const claimed = await this.#rows.updateOne(
      { ...keyOf(row, row._id), 'pending.dueAt': row.pending.dueAt },
      { $set: { pending: { dueAt: until } } },
    );
    return claimed.modifiedCount === 1 ? { ...toComment(row), tenant, run, testUser } : 'lost';
  }

  async settle(scope: Scope, id: string): Promise<void> {
    await this.#rows.updateOne(keyOf(scope, id), { $unset: { pending: 1 } });
  }

  async delay(scope: Scope, id: string, dueAt: Date): Promise<void> {
    await this.#rows.updateOne(keyOf(scope, id), { $set: { pending: { dueAt } } });
  }
  /** Gives the next place among the replies of a thread; undefined when the thread is gone. */
  async nextInThread(scope: Scope, root: string): Promise<number | undefined> {
    const row = await this.#rows
      .findOneAndUpdate(keyOf(scope, root), { $inc: { places: 1 } }, { returnDocument: 'after' })
      .lean<CommentRow>();
    return row?.places;
  }
}
