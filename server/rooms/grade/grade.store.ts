import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import type { LineItemKey } from './line-item.vocabulary.ts';

/** What the gradebook is to show, as the room says that earned it. */
export interface ScoreToSend {
  lineItem: LineItemKey;
  person: string;
  value: number;
  final: boolean;
  /** Re-sent with every score: Moodle clears the feedback when a score comes without one. */
  comment: string | null;
  /** When the work was handed in, where it waits for somebody to judge it. */
  submittedAt?: Date | null;
  /** A number that was sent is taken back: the gradebook is to show none. */
  withdrawn?: boolean;
  /** When the work changed, to show it; what is newer is decided by `revision`. */
  changedAt: Date;
  /** Of the document that the value was taken from: clocks differ between processes and are set back. */
  revision: number;
}

/**
 * The outbox of scores: one row per line item and person, holding what the gradebook should show. A newer value
 * overwrites an unsent older one, so only the newest is ever sent.
 */
export interface ScoreRow extends Scope, ScoreToSend {
  _id: string;
  /**
   * The platform's id of the person, for processes of version 0.1, which send it from here: beside them, until the last one
   * has ended, no score may be without. Ours read it where it is kept, with the enrolment.
   */
  sub: string | null;
  /** The comment that the platform took last. */
  sentComment?: string | null;
  /** Counts changes; a send settles the row only if no newer change came meanwhile. */
  version: number;
  /** `stopped` waits for a person; `held` until the platform grades its learner; `aside` was put away by a trainer. */
  status: 'waiting' | 'sent' | 'stopped' | 'held' | 'aside';
  /** Timestamp of the score as sent last; fixed at the first try of a version and kept for its retries. */
  timestamp: Date | null;
  timestampVersion: number;
  attempts: number;
  nextTryAt: Date;
  leasedUntil: Date;
  lease: string | null;
  failure: { code: string; reason: string; at: Date } | null;
  sentAt: Date | null;
  asideAt?: Date | null;
}

export const scores = collection<ScoreRow>(
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
    submittedAt: Date,
    withdrawn: Boolean,
    sentComment: String,
    changedAt: Date,
    revision: Number,
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
    asideAt: Date,
  },
  [
    { fields: { tenant: 1, run: 1, lineItem: 1, person: 1 }, options: { unique: true } },
    // For a write that names the revision it saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, lineItem: 1, person: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, status: 1 } },
    // The sender asks across tenants for what is due, so these begin with the state of work.
    { fields: { status: 1, tenant: 1, nextTryAt: 1 } },
    { fields: { status: 1, nextTryAt: 1 } },
  ],
);

/** A sender that died gives its row back after this long. Longer than the longest outgoing call. */
const LEASE_MS = 60_000;

/** The sender's half of the outbox: what is due, one row at a time, and what became of it. */
export class GradeStore {
  readonly #scores: Model<ScoreRow>;

  constructor(connection: Connection) {
    this.#scores = scores(connection);
  }

  /**
   * Notes what the gradebook should show. An older revision than what is kept is ignored; a newer one of the same value
   * is remembered and sends nothing. A read and a write; of two at once the later wins.
   */
  async note(scope: Scope, score: ScoreToSend & { sub: string | null }, dueAt: Date): Promise<void> {
    const { sub, lineItem, person, revision, value, final, comment, changedAt } = score;
    const submittedAt = score.submittedAt ?? null;
    const withdrawn = score.withdrawn ?? false;
    const key = { tenant: scope.tenant, run: scope.run, lineItem, person };
    const said = { value, final, comment, submittedAt, withdrawn };
    const shown = { ...said, changedAt, revision, nextTryAt: dueAt, ...afresh };
    for (;;) {
      const kept = await this.#scores.findOne(key).lean<ScoreRow>();
      if (!kept) {
        if (await this.#begin(key, { ...shown, ...untried, sub })) return;
        continue;
      }
      // Rows of the time before revisions have none, and are older than any.
      const seen = (kept.revision as number | undefined) ?? null;
      if (seen !== null && seen >= revision) return;
      const same = saysTheSame(kept, said);
      const change = same ? { $set: { revision } } : { $set: shown, $inc: { version: 1 } };
      if ((await this.#scores.updateOne({ ...key, revision: seen }, change)).matchedCount > 0) return;
    }
  }

  /** False when there is a row already, of whoever was faster. */
  async #begin(
    key: Pick<ScoreRow, 'tenant' | 'run' | 'lineItem' | 'person'>,
    first: Partial<ScoreRow>,
  ): Promise<boolean> {
    const _id = derivedId(key.tenant, key.run, key.lineItem, key.person);
    try {
      const begun = await this.#scores.updateOne(
        { _id },
        { $setOnInsert: { ...key, ...first } },
        { upsert: true },
      );
      return begun.upsertedCount > 0;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Tenants with a score that is due and that nobody is sending. Asked every second, so no more than an index holds. */
  async tenantsDue(now: Date): Promise<string[]> {
    const tenants = await this.#scores.aggregate<{ _id: string; freeAt: Date }>([
      { $match: { status: 'waiting', nextTryAt: { $lte: now } } },
      { $group: { _id: '$tenant', freeAt: { $min: '$leasedUntil' } } },
    ]);
    return tenants.filter(({ freeAt }) => freeAt <= now).map(({ _id }) => _id);
  }

  /** Takes the tenant's score that is due longest, for this process alone. */
  async lease(scope: TenantScope, now: Date): Promise<ScoreRow | undefined> {
    const row = await this.#scores
      .findOneAndUpdate(
        {
          tenant: scope.tenant,
          status: 'waiting',
          nextTryAt: { $lte: now },
          leasedUntil: { $lte: now },
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
    const sentComment = row.comment;
    const sent = { status: 'sent', sentAt: now, failure: null, attempts: 0, sentComment } as const;
    // A newer value came while this one was under way: the row stays waiting and only the lease is given back.
    if (!(await this.#settle(row, sent))) await this.#release(row, { attempts: 0, sentComment });
  }

  async markStopped(row: ScoreRow, failure: ScoreRow['failure']): Promise<void> {
    if (!(await this.#settle(row, { status: 'stopped', failure }))) await this.#release(row, { attempts: 0 });
  }

  /** The platform does not grade this person now: no failure, and no try until it does. */
  async markHeld(row: ScoreRow): Promise<void> {
    const held = { status: 'held', failure: null, attempts: 0 } as const;
    if (!(await this.#settle(row, held))) await this.#release(row, { attempts: 0 });
  }

  async markAgain(row: ScoreRow, failure: ScoreRow['failure'], nextTryAt: Date): Promise<void> {
    await this.#release(row, { failure, nextTryAt });
  }

  /** Later, and as if it had not been taken: a whole class waits for one line item, and none of them has failed. */
  async postpone(row: ScoreRow, nextTryAt: Date): Promise<void> {
    await this.#release(row, { nextTryAt, attempts: row.attempts - 1 });
  }

  /** Ends the work on this version; false when a newer one came, or the lease was over. */
  async #settle(row: ScoreRow, fields: Partial<ScoreRow>): Promise<boolean> {
    const { tenant, _id, lease, version } = row;
    const done = await this.#scores.updateOne(
      { tenant, _id, lease, version },
      { $set: { ...fields, ...free } },
    );
    return done.matchedCount > 0;
  }

  async #release(row: ScoreRow, fields: Partial<ScoreRow>): Promise<void> {
    await this.#scores.updateOne(
      { tenant: row.tenant, _id: row._id, lease: row.lease },
      { $set: { ...fields, ...free } },
    );
  }
}

type Said = Pick<ScoreToSend, 'value' | 'final' | 'comment' | 'submittedAt' | 'withdrawn'>;

const saysTheSame = (one: Said, other: Said): boolean =>
  one.value === other.value &&
  one.final === other.final &&
  one.comment === other.comment &&
  one.submittedAt?.getTime() === other.submittedAt?.getTime() &&
  (one.withdrawn ?? false) === (other.withdrawn ?? false);

/** Due as if nothing had been tried. */
export const afresh = { status: 'waiting' as const, attempts: 0, failure: null, asideAt: null };

/** A row that nobody has tried to send yet. */
const untried = {
  version: 1,
  timestamp: null,
  timestampVersion: 0,
  leasedUntil: new Date(0),
  lease: null,
  sentAt: null,
};

const free = { lease: null, leasedUntil: new Date(0) };
