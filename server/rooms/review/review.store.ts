import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Claim, Review } from './review.types.ts';

export interface SeenWrite {
  id: string;
  revision: number;
  savedAt: Date;
}

/** What a release or its taking back has still to be told to the gradebook and its learner. */
export interface PendingNews {
  dueAt: Date;
}

export interface ReviewRow extends Scope, Omit<Review, 'id'> {
  _id: string;
  /** Trainers who have seen the other look at this version. */
  closedTo: readonly string[];
  /** Writes that were done, the newest last. */
  writes: SeenWrite[];
  pending: PendingNews | null;
  /** When its learner is to be told by mail; null: not, or no more. */
  notice: PendingNews | null;
  /** When they were, the last time. */
  noticedAt: Date | null;
  /** Of whom it was before two entries of one person were joined. */
  from: string | null;
}

/** What a list says of a review: neither its comments nor its words. */
export type ReviewLine = Omit<ReviewRow, 'comments' | 'writes'>;

export const reviews = collection<ReviewRow>(
  'reviews',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    version: Number,
    versionId: String,
    title: String,
    submittedAt: Date,
    look: String,
    lookAskedAt: Date,
    state: String,
    claim: { type: Object },
    draft: { type: Object },
    comments: { type: Object },
    writtenAt: Date,
    release: { type: Object },
    withdrawn: { type: Object },
    turn: Number,
    openedAt: Date,
    team: { type: [String] },
    closedTo: { type: [String] },
    revision: Number,
    writes: { type: [Schema.Types.Mixed] },
    pending: { type: Object },
    notice: { type: Object },
    noticedAt: Date,
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, version: 1, look: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    // The queue: oldest first.
    { fields: { tenant: 1, run: 1, state: 1, submittedAt: 1, _id: 1 } },
    { fields: { tenant: 1, run: 1, state: 1, 'release.at': -1, _id: 1 } },
    { fields: { tenant: 1, run: 1, state: 1, 'claim.by': 1, submittedAt: 1 } },
    // Who forgets a trainer.
    { fields: { tenant: 1, run: 1, team: 1 } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, _id: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, _id: 1, state: 1, 'claim.by': 1, 'draft.revision': 1 } },
    // The job that tells of releases asks across tenants.
    { fields: { 'pending.dueAt': 1 } },
    { fields: { 'notice.dueAt': 1 } },
  ],
);

export class ReviewStore {
  readonly #rows: Model<ReviewRow>;

  constructor(connection: Connection) {
    this.#rows = reviews(connection);
  }

  /** False when it is there already. */
  async begin({ tenant, run }: Scope, review: Omit<ReviewRow, '_id' | 'tenant' | 'run'>): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne({
        _id: reviewId({ tenant, run }, review),
        tenant,
        run,
        ...review,
      } as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async find({ tenant, run }: Scope, id: string): Promise<ReviewRow | undefined> {
    return (await this.#rows.findOne({ tenant, run, _id: id }).lean<ReviewRow>()) ?? undefined;
  }

  /** Every review of somebody’s versions, the newest version first. */
  async listOf(scope: Scope, person: string): Promise<ReviewRow[]> {
    return this.#rows
      .find(whose(scope, person))
      .sort({ version: -1 })
      .batchSize(WHOLE_LIST)
      .lean<ReviewRow[]>();
  }

  /** Somebody of the team reads it. */
  async noteReader({ tenant, run }: Scope, id: string, person: string): Promise<void> {
    await this.#rows.updateOne({ tenant, run, _id: id }, { $addToSet: { team: person } });
  }

  /** Somebody has read the other look at this version. */
  async closeTo({ tenant, run }: Scope, id: string, person: string): Promise<void> {
    await this.#rows.updateOne({ tenant, run, _id: id }, { $addToSet: { closedTo: person } });
  }

  /** Neither look at this version leads the other any more. */
  async openToAll({ tenant, run, _id }: ReviewRow): Promise<void> {
    await this.#rows.updateOne({ tenant, run, _id }, { $set: { closedTo: [] } });
  }

  /** Its learner has opened what was released. */
  async noteOpened({ tenant, run }: Scope, id: string, openedAt: Date): Promise<void> {
    await this.#rows.updateOne({ tenant, run, _id: id, state: 'released' }, { $set: { openedAt } });
  }

  /** The release, or its taking back, that has waited longest to be told of. */
  async nextPending(now: Date): Promise<ReviewRow | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<ReviewRow>();
    return row ?? undefined;
  }

  /** What was told is pending no more, unless something newer is. */
  async settle({ tenant, run, _id, turn }: ReviewRow, pending: PendingNews | null): Promise<void> {
    await this.#rows.updateOne({ tenant, run, _id, turn }, { $set: { pending } });
  }

  /** The release whose mail has waited longest. */
  async nextNotice(now: Date): Promise<ReviewRow | undefined> {
    const row = await this.#rows
      .findOne({ 'notice.dueAt': { $lte: now } })
      .sort({ 'notice.dueAt': 1 })
      .lean<ReviewRow>();
    return row ?? undefined;
  }

  /** Over the notice that was seen. False: another process was faster, or the release was taken back. */
  async settleNotice(
    { tenant, run, _id, turn, notice }: ReviewRow,
    set: Pick<ReviewRow, 'notice' | 'noticedAt'>,
  ): Promise<boolean> {
    const seen = notice === null ? null : notice.dueAt;
    const { matchedCount } = await this.#rows.updateOne(
      { tenant, run, _id, turn, 'notice.dueAt': seen },
      { $set: set },
    );
    return matchedCount > 0;
  }

  /** Over the row as it was read. False: it has changed since, read it anew. */
  async change({ tenant, run, _id, revision }: ReviewRow, set: Partial<ReviewRow>): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { tenant, run, _id, revision },
      { $set: set, $inc: { revision: 1 } },
    );
    return matchedCount > 0;
  }

  /** Of somebody’s versions. */
  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  /** What a trainer wrote stays, and leads to them no more. */
  async forgetJudge({ tenant, run }: Scope, person: string): Promise<void> {
    const rows = await this.#rows
      .find({ tenant, run, team: person })
      .batchSize(WHOLE_LIST)
      .lean<ReviewRow[]>();
    for (const row of rows) {
      let found: ReviewRow | undefined = row;
      while (found && !(await this.change(found, withoutJudge(found, person))))
        found = await this.find(found, row._id);
    }
    await this.#rows.updateMany({ tenant, run, closedTo: person }, { $pull: { closedTo: person } });
  }

  /** `into` goes on with copies, unless they have been judged themselves. Twice is once, by the ids. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const own = await this.#rows.findOne({ ...whose(scope, into), from: null }).lean<ReviewRow>();
    if (own) return;
    for (const { _id, tenant, run, ...row } of await this.listOf(scope, from))
      await this.begin({ tenant, run }, { ...row, person: into, from, pending: null, notice: null });
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.deleteMany({ ...whose(scope, into), from });
  }
}

const NOBODY = '';

const withoutJudge = (row: ReviewRow, person: string): Partial<ReviewRow> => ({
  team: row.team.filter((one) => one !== person),
  claim: claimWithout(row.claim, person),
  release: row.release?.by === person ? { ...row.release, by: NOBODY } : row.release,
  withdrawn: row.withdrawn?.by === person ? { ...row.withdrawn, by: NOBODY } : row.withdrawn,
  comments: Object.fromEntries(
    Object.entries(row.comments).map(([id, one]) => [id, one.by === person ? { ...one, by: NOBODY } : one]),
  ),
});

function claimWithout(claim: Claim | null, person: string): Claim | null {
  if (!claim || claim.by === person) return null;
  return claim.asked?.by === person ? { ...claim, asked: null } : claim;
}

/** The same version in the same look has one review. */
const reviewId = (
  { tenant, run }: Scope,
  { person, version, look }: Pick<Review, 'person' | 'version' | 'look'>,
) => derivedId(tenant, run, person, String(version), look);

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
