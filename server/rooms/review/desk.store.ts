import type { Connection, Model } from 'mongoose';
import type { Scope } from '../../core/scope.ts';
import { claimFor } from './claim.rule.ts';
import { type ReviewRow, reviews, type SeenWrite } from './review.store.ts';
import type { CommentValue, DraftValue, ReviewComment } from './review.types.ts';

/** Several fields of a desk save at once, and each may come again. */
const WRITES_KEPT = 24;
export interface Save {
  id: string;
  by: string;
  write: string;
  /** That it is written over. */
  revision: number;
  now: Date;
}

/** What a desk saves while somebody writes: a write is one command, by whoever holds the review. */
export class DeskStore {
  readonly #rows: Model<ReviewRow>;

  constructor(connection: Connection) {
    this.#rows = reviews(connection);
  }

  /** By whoever holds it, over the draft that was seen. One command; false where one of it is so no more. */
  async saveDraft(scope: Scope, save: Save, value: DraftValue): Promise<boolean> {
    const { id, by, revision, now } = save;
    const { matchedCount } = await this.#rows.updateOne(
      {
        tenant: scope.tenant,
        run: scope.run,
        _id: id,
        state: 'waiting',
        'claim.by': by,
        'draft.revision': revision,
      },
      {
        $set: { draft: { ...value, revision: revision + 1, savedAt: now }, ...renewed(by, now) },
        ...noted(save),
      },
    );
    return matchedCount > 0;
  }

  /** The same for one comment; revision 0: there is none yet. `value` null takes it out. */
  async saveComment(
    scope: Scope,
    save: Save & { comment: string },
    value: CommentValue | null,
  ): Promise<boolean> {
    const { id, by, revision, comment, now } = save;
    const held = { tenant: scope.tenant, run: scope.run, _id: id, state: 'waiting', 'claim.by': by } as const;
    const about = { by, at: now, revision: revision + 1 };
    const path = `comments.${comment}`;
    if (revision === 0 && value === null) return false;
    const seen = revision === 0 ? { [path]: { $exists: false } } : { [`${path}.revision`]: revision };
    const made = revision === 0 ? { id: comment, madeAt: now, carried: null } : {};
    const fields = { ...made, ...value, ...about, removed: value === null } satisfies Partial<ReviewComment>;
    const set = Object.entries(fields).map(([name, field]) => [`${path}.${name}`, field]);
    const { matchedCount } = await this.#rows.updateOne(
      { ...held, ...seen },
      { $set: { ...renewed(by, now), ...Object.fromEntries(set) }, ...noted(save) },
    );
    return matchedCount > 0;
  }
}

/** Its owner is at work: the claim lives on. */
const renewed = (by: string, now: Date) => ({ 'claim.until': claimFor(by, now).until, writtenAt: now });

const noted = ({ write, revision, now }: Save) => {
  const seen: SeenWrite = { id: write, revision: revision + 1, savedAt: now };
  return {
    $inc: { revision: 1 },
    $push: { writes: { $each: [seen], $slice: -WRITES_KEPT } },
  };
};
