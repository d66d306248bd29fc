import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { LineItemKey } from './line-items.ts';

/**
 * The outbox of scores: one row per line item and person, holding what the gradebook should show. A newer value
 * overwrites an unsent older one, so only the newest is ever sent.
 */
export interface ScoreRow extends Scope {
  _id: string;
  lineItem: LineItemKey;
  person: string;
  /** The platform's own id of the person, unchanged. */
  sub: string;
  value: number;
  final: boolean;
  /** Re-sent with every score: Moodle clears the feedback when a score comes without one. */
  comment: string | null;
  /** The comment that the platform took last. */
  sentComment?: string | null;
  /** When the work changed. */
  changedAt: Date;
  /** Counts changes; a send settles the row only if no newer change came meanwhile. */
  version: number;
  status: 'waiting' | 'sent' | 'stopped';
  /** Timestamp of the score as sent last; fixed at the first try of a version and kept for its retries. */
  timestamp: Date | null;
  timestampVersion: number;
  attempts: number;
  nextTryAt: Date;
  leasedUntil: Date;
  lease: string | null;
  failure: { code: string; reason: string; at: Date } | null;
  sentAt: Date | null;
}

const scores = collection<ScoreRow>(
  'scores',
  {
    _id: String,
    tenant: String,
    run: String,
    lineItem: String,
    person: String,
    sub: String,
    value: Number,
    final: Boolean,
    comment: String,
    sentComment: String,
    changedAt: Date,
    version: Number,
    status: String,
    timestamp: Date,
    timestampVersion: Number,
    attempts: Number,
    nextTryAt: Date,
    leasedUntil: Date,
    lease: String,
    failure: { type: Object },
    sentAt: Date,
  },
  [
    { fields: { tenant: 1, run: 1, lineItem: 1, person: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, status: 1 } },
    // The sender asks across tenants for what is due, so this index begins with the state of work.
    { fields: { status: 1, nextTryAt: 1 } },
  ],
);

/** A sender that died gives its row back after this long. Longer than the longest outgoing call. */
const LEASE_MS = 60_000;

export interface WantedScore {
  lineItem: LineItemKey;
  person: string;
  sub: string;
  value: number;
  final: boolean;
  comment: string | null;
  changedAt: Date;
}

export class GradeStore {
  readonly #scores: Model<ScoreRow>;

  constructor(connection: Connection) {
    this.#scores = scores(connection);
  }

  /** Everything kept of somebody's scores. */
  async takeOf(scope: Scope, person: string) {
    const rows = await this.#scores.find({ tenant: scope.tenant, run: scope.run, person }).lean<ScoreRow[]>();
    return rows.map(({ lineItem, value, comment, changedAt, sentAt }) => ({
      lineItem,
      value,
      comment,
      changedAt,
      sentAt,
    }));
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#scores.deleteMany({ tenant: scope.tenant, run: scope.run, person });
  }

  /**
   * States what the gradebook should show. Older news than what is kept is ignored, and so is the same value again.
   * One upsert; the unique index settles two at once.
   */
  async want(scope: Scope, wanted: WantedScore, dueAt: Date): Promise<void> {
    const { lineItem, person, sub, value, final, comment, changedAt } = wanted;
    const key = { tenant: scope.tenant, run: scope.run, lineItem, person };
    const news = {
      $or: [{ value: { $ne: value } }, { final: { $ne: final } }, { comment: { $ne: comment } }],
    };
    const shown = { sub, value, final, comment, changedAt, status: 'waiting' as const, nextTryAt: dueAt };
    const changed = await this.#scores.updateOne(
      { ...key, changedAt: { $lte: changedAt }, ...news },
      { $set: { ...shown, attempts: 0, failure: null }, $inc: { version: 1 } },
    );
    if (changed.matchedCount > 0) return;
    try {
      await this.#scores.updateOne(
        { _id: derivedId(scope.tenant, scope.run, lineItem, person), ...key },
        { $setOnInsert: { ...shown, ...untried } },
        { upsert: true },
      );
    } catch (error) {
      // Two first scores at once: the other insert won, so this one is now a change of an existing row.
      if (!isDuplicate(error)) throw error;
      await this.want(scope, wanted, dueAt);
    }
  }

  /** Takes one score that is due, for this process alone, of any tenant but those `resting`. */
  async lease(now: Date, resting: string[]): Promise<ScoreRow | undefined> {
    const row = await this.#scores
      .findOneAndUpdate(
        {
          status: 'waiting',
          nextTryAt: { $lte: now },
          leasedUntil: { $lte: now },
          ...(resting.length > 0 ? { tenant: { $nin: resting } } : {}),
        },
        {
          $set: { leasedUntil: new Date(now.getTime() + LEASE_MS), lease: randomId() },
          $inc: { attempts: 1 },
        },
        { sort: { nextTryAt: 1 }, returnDocument: 'after' },
      )
      .lean<ScoreRow>();
    return row ?? undefined;
  }

  /**
   * Fixes the timestamp of this version before it is sent (a retry carries the same one) and holds the row for another
   * lease. False when the lease was over and somebody else holds it: nothing may be sent then.
   */
  async fixTimestamp(row: ScoreRow, timestamp: Date, now: Date): Promise<boolean> {
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const fixed = await this.#scores.updateOne(
      { tenant: row.tenant, _id: row._id, lease: row.lease },
      { $set: { timestamp, timestampVersion: row.version, leasedUntil } },
    );
    return fixed.matchedCount > 0;
  }

  async markSent(row: ScoreRow, now: Date): Promise<void> {
    const done = await this.#scores.updateOne(
      { tenant: row.tenant, _id: row._id, lease: row.lease, version: row.version },
      {
        $set: {
          status: 'sent',
          sentAt: now,
          failure: null,
          attempts: 0,
          sentComment: row.comment,
          ...free,
        },
      },
    );
    // A newer value came while this one was under way: the row stays waiting and only the lease is given back.
    if (done.matchedCount === 0) await this.#release(row, { attempts: 0, sentComment: row.comment });
  }

  async markAgain(row: ScoreRow, failure: ScoreRow['failure'], nextTryAt: Date): Promise<void> {
    await this.#release(row, { failure, nextTryAt });
  }

  /** Later, and as if it had not been taken: a whole class waits for one column, and none of them has failed. */
  async postpone(row: ScoreRow, nextTryAt: Date): Promise<void> {
    await this.#release(row, { nextTryAt, attempts: row.attempts - 1 });
  }

  async markStopped(row: ScoreRow, failure: ScoreRow['failure']): Promise<void> {
    const done = await this.#scores.updateOne(
      { tenant: row.tenant, _id: row._id, lease: row.lease, version: row.version },
      { $set: { status: 'stopped', failure, ...free } },
    );
    if (done.matchedCount === 0) await this.#release(row, { attempts: 0 });
  }

  async #release(row: ScoreRow, fields: Partial<ScoreRow>): Promise<void> {
    await this.#scores.updateOne(
      { tenant: row.tenant, _id: row._id, lease: row.lease },
      { $set: { ...fields, ...free } },
    );
  }

  /** "Send again": due now, with a fresh timestamp. Undefined ids mean every stopped or waiting score of the run. */
  async resend(scope: Scope, now: Date, id?: string): Promise<number> {
    const match = {
      tenant: scope.tenant,
      run: scope.run,
      ...(id ? { _id: id } : { status: { $ne: 'sent' as const } }),
    };
    const result = await this.#scores.updateMany(match, {
      $set: { status: 'waiting', nextTryAt: now, attempts: 0 },
      $inc: { version: 1 },
    });
    return result.matchedCount;
  }

  /** All scores of a run that need somebody's eye, newest failure first; 200 at most. */
  async listTroubled(scope: Scope): Promise<ScoreRow[]> {
    return this.#scores.find(troubled(scope)).sort({ 'failure.at': -1 }).limit(200).lean<ScoreRow[]>();
  }

  async countTroubled(scope: Scope): Promise<number> {
    return this.#scores.countDocuments(troubled(scope));
  }

  async countByStatus(scope: Scope): Promise<Record<ScoreRow['status'], number>> {
    const groups = await this.#scores.aggregate<{ _id: ScoreRow['status']; count: number }>([
      { $match: { tenant: scope.tenant, run: scope.run } },
      { $group: { _id: '$status', count: { $sum: 1 } } },
    ]);
    const counts = { waiting: 0, sent: 0, stopped: 0 };
    for (const group of groups) counts[group._id] = group.count;
    return counts;
  }
}

const troubled = (scope: Scope) => ({
  tenant: scope.tenant,
  run: scope.run,
  status: { $ne: 'sent' as const },
  failure: { $ne: null },
});

/** A row that nobody has tried to send yet. */
const untried = {
  version: 1,
  timestamp: null,
  timestampVersion: 0,
  attempts: 0,
  leasedUntil: new Date(0),
  lease: null,
  failure: null,
  sentAt: null,
};

const free = { lease: null, leasedUntil: new Date(0) };
