import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { type Comment, type CommentRow, comments, keyOf, toComment } from './comment.store.ts';

/** What a trainer is shown at once. */
const DESK_LENGTH = 50;

/** Comments that wait for a trainer: somebody pointed at them, or they ask something. */
export class FlagStore {
  readonly #rows: Model<CommentRow>;

  constructor(connection: Connection) {
    this.#rows = comments(connection);
  }

  async flag(scope: Scope, id: string, by: string, at: Date): Promise<void> {
    await this.#rows.updateOne(keyOf(scope, id), {
      $set: { flagged: 'open', flaggedAt: at },
      $addToSet: { flaggers: by },
    });
  }

  /** Those that somebody pointed at, by what was decided of them; the longest waiting first. */
  async flagged(scope: Scope, flagged: Comment['flagged'], newest = false): Promise<Comment[]> {
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, flagged })
      .sort({ flaggedAt: newest ? -1 : 1 })
      .limit(DESK_LENGTH)
      .lean<CommentRow[]>();
    return rows.map(toComment);
  }

  /** How many wait for a decision. One command. */
  async countOpen({ tenant, run }: Scope): Promise<number> {
    return this.#rows.countDocuments({ tenant, run, flagged: 'open' });
  }

  /** Takes somebody's flags off comments: what was decided stays. */
  async withoutFlagger(scope: Scope, person: string): Promise<void> {
    const { tenant, run } = scope;
    await this.#rows.updateMany(
      { tenant, run, flagged: { $in: ['open', 'kept', 'hidden'] } },
      { $pull: { flaggers: person } },
    );
  }

  async waiting(scope: Scope, until: Date): Promise<Comment[]> {
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, waits: true, at: { $lt: until } })
      .sort({ at: 1 })
      .limit(DESK_LENGTH)
      .lean<CommentRow[]>();
    return rows.map(toComment);
  }
}
