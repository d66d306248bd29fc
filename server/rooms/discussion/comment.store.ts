import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';

/** A text that was there before an edit, until `at`. */
export interface Earlier {
  text: string;
  at: Date;
}

/** What somebody said under a step or on the wall: the beginning of a thread, or a reply to one. */
export interface Comment {
  id: string;
  /** Absent when its author was forgotten. */
  person?: string;
  /** The author's id where only they may see it (student view); empty for everybody else's. */
  only: string;
  /** Key of the step; empty where it was said on the wall alone. */
  step: string;
  /** The comment that it answers; empty where it begins a thread. */
  root: string;
  /** A reply to somebody else. */
  toOther: boolean;
  text: string;
  at: Date;
  editedAt: Date | null;
  earlier: Earlier[];
  revision: number;
  gone: '' | 'deleted' | 'forgotten';
  flaggers: string[];
  flagged: '' | 'open' | 'kept' | 'hidden';
  flaggedAt: Date | null;
  /** A learner's question that nobody else has answered. */
  waits: boolean;
  likes: number;
  replies: number;
  /** Places in the rows of threads of the run and of the step, from 1; 0 until it has one, -1 for replies. */
  inWall: number;
  inStep: number;
  /** The same, counted anew with every reply. */
  turnInWall: number;
  turnInStep: number;
  /** Place among the replies of its thread; -1 where it begins one. */
  inThread: number;
  /** How many places its own thread has given away. */
  places: number;
  /** In how many of the rows where it belongs it has its place: the wall's first, then the step's. */
  placed: number;
  /** The person who said it, where two entries were joined. */
  from?: string;
}

export type CommentRow = Omit<Comment, 'id'> &
  Scope & {
    _id: string;
    testUser: boolean;
    /** There until its place is given and whoever counts has counted it. */
    pending?: { dueAt: Date };
  };

/** A row of threads: those of the wall or of a step, by place or by last turn. */
export type Line = 'inWall' | 'inStep' | 'turnInWall' | 'turnInStep';

export const comments = collection<CommentRow>(
  'comments',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    only: String,
    step: String,
    root: String,
    toOther: Boolean,
    text: String,
    at: Date,
    editedAt: Date,
    earlier: { type: [Schema.Types.Mixed] },
    revision: Number,
    gone: String,
    flaggers: { type: [String] },
    flagged: String,
    flaggedAt: Date,
    waits: Boolean,
    likes: Number,
    replies: Number,
    inWall: Number,
    inStep: Number,
    turnInWall: Number,
    turnInStep: Number,
    inThread: Number,
    places: Number,
    placed: Number,
    from: String,
    pending: { type: { dueAt: Date, _id: false }, default: undefined },
  },
  [
    { fields: { tenant: 1, run: 1, _id: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, only: 1, inWall: 1 } },
    { fields: { tenant: 1, run: 1, only: 1, step: 1, inStep: 1 } },
    { fields: { tenant: 1, run: 1, only: 1, turnInWall: 1 } },
    { fields: { tenant: 1, run: 1, only: 1, step: 1, turnInStep: 1 } },
    { fields: { tenant: 1, run: 1, only: 1, root: 1, inThread: 1 } },
    { fields: { tenant: 1, run: 1, only: 1, likes: -1, at: -1 } },
    { fields: { tenant: 1, run: 1, only: 1, step: 1, likes: -1, at: -1 } },
    { fields: { tenant: 1, run: 1, person: 1, step: 1 } },
    { fields: { tenant: 1, run: 1, flagged: 1, flaggedAt: 1 } },
    { fields: { tenant: 1, run: 1, waits: 1, at: 1 } },
    // For the claim of a job, which names the moment that it saw.
    { fields: { tenant: 1, run: 1, _id: 1, 'pending.dueAt': 1 } },
    // The job asks across tenants for what has no place yet; it holds those only.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
  ],
);

/** Edits are kept for those who have to judge what was said; nobody needs the fortieth. */
const EARLIER_KEPT = 20;

export class CommentStore {
  readonly #rows: Model<CommentRow>;

  constructor(connection: Connection) {
    this.#rows = comments(connection);
  }

  /** The id of what somebody wrote with one press. */
  idOf = (scope: Scope, person: string, write: string): string =>
    derivedId(scope.tenant, scope.run, person, write);

  /** One insert, judged by its key; false when it was there. */
  async insert(row: CommentRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async find(scope: Scope, id: string): Promise<Comment | undefined> {
    const row = await this.#rows.findOne(keyOf(scope, id)).lean<CommentRow>();
    return row ? toComment(row) : undefined;
  }

  async list(scope: Scope, ids: readonly string[]): Promise<Comment[]> {
    if (ids.length === 0) return [];
    const { tenant, run } = scope;
    const rows = await this.#rows.find({ tenant, run, _id: { $in: ids } }).lean<CommentRow[]>();
    return rows.map(toComment);
  }

  /**
   * Threads whose place in a row is one of these. Places are dense, so a page asks for a stretch of them: that costs the
   * same among ten and among ten thousand, on engines too that sort what they have found before they take the first of it.
   */
  async inLine(
    scope: Scope,
    where: { line: Line; step: string; only: string },
    places: readonly number[],
  ): Promise<Comment[]> {
    const { tenant, run } = scope;
    const { line, step, only } = where;
    const ofStep = line === 'inStep' || line === 'turnInStep' ? { step } : {};
    const rows = await this.#rows
      .find({ tenant, run, only, ...ofStep, [line]: { $in: places } })
      .lean<CommentRow[]>();
    return rows.map(toComment);
  }

  /** Replies of these threads, or of one of them those after a place in it; oldest first. */
  async repliesTo(scope: Scope, only: string, roots: readonly string[]): Promise<Comment[]> {
    if (roots.length === 0) return [];
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, only, root: { $in: roots } })
      .batchSize(1000)
      .lean<CommentRow[]>();
    return rows.map(toComment);
  }

  async repliesAt(scope: Scope, root: string, places: readonly number[]): Promise<Comment[]> {
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, only: '', root, inThread: { $in: places } })
      .batchSize(1000)
      .lean<CommentRow[]>();
    return rows.map(toComment);
  }

  /** Replies of a thread that still stand. */
  countReplies({ tenant, run }: Scope, root: string): Promise<number> {
    return this.#rows.countDocuments({ tenant, run, only: '', root, gone: '' });
  }

  /** What somebody said, all of it or under one step. */
  async ofPerson(scope: Scope, person: string, step?: string): Promise<Comment[]> {
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, person, ...(step === undefined ? {} : { step }) })
      .batchSize(1000)
      .lean<CommentRow[]>();
    return rows.map(toComment);
  }

  /** The ids of what was found helpful most, in that order; of the run, or of one step. */
  async mostLiked(scope: Scope, step: string | undefined, count: number): Promise<string[]> {
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find(
        { tenant, run, only: '', ...(step === undefined ? {} : { step }), likes: { $gt: 0 } },
        { _id: 1, root: 1, gone: 1, flagged: 1 },
      )
      .sort({ likes: -1, at: -1 })
      .limit(count * 2)
      .lean<CommentRow[]>();
    const standing = rows.filter((row) => row.gone === '' && row.flagged !== 'hidden');
    return [...new Set(standing.map((row) => row.root || row._id))].slice(0, count);
  }

  /** Changes one as it stands. */
  async set(scope: Scope, id: string, fields: Partial<Comment>): Promise<void> {
    await this.#rows.updateOne(keyOf(scope, id), { $set: fields });
  }

  /** Said by the entry again that said it, before two were joined. */
  async giveBack(scope: Scope, id: string, person: string): Promise<void> {
    await this.#rows.updateOne(keyOf(scope, id), { $set: { person }, $unset: { from: 1 } });
  }

  /** Replaces a text and keeps the one before; false when somebody was faster. */
  async edit(
    scope: Scope,
    seen: Comment,
    change: { text: string; at: Date; waits: boolean },
  ): Promise<boolean> {
    const { text, at, waits } = change;
    const result = await this.#rows.updateOne(
      { ...keyOf(scope, seen.id), revision: seen.revision },
      {
        $set: { text, editedAt: at, waits },
        $inc: { revision: 1 },
        $push: { earlier: { $each: [{ text: seen.text, at }], $slice: -EARLIER_KEPT } },
      },
    );
    return result.modifiedCount === 1;
  }

  /** Takes the text away for good, with all that it said before. Of one whose author is forgotten, the author too. */
  async empty(scope: Scope, id: string, gone: 'deleted' | 'forgotten'): Promise<void> {
    const nothing = { text: '', earlier: [], gone, waits: false, flagged: '', flaggers: [] } as const;
    await this.#rows.updateOne(keyOf(scope, id), {
      $set: { ...nothing, likes: 0, editedAt: null },
      $inc: { revision: 1 },
      ...(gone === 'forgotten' ? { $unset: { person: 1, from: 1 } } : {}),
    });
  }

  async remove(scope: Scope, ids: readonly string[]): Promise<void> {
    const { tenant, run } = scope;
    await this.#rows.deleteMany({ tenant, run, _id: { $in: ids } });
  }
}

export const keyOf = ({ tenant, run }: Scope, id: string) => ({ tenant, run, _id: id });

export function toComment(row: CommentRow): Comment {
  const { _id: id, tenant: _tenant, run: _run, testUser: _testUser, pending: _pending, ...comment } = row;
  return { id, ...comment };
}
