import type { Connection, Model } from 'mongoose';
import { WHOLE_LIST } from '../../core/database.ts';
import type { Scope } from '../../core/scope.ts';
import { STOPPED_FOR_A_RIGHT } from './grade.rule.ts';
import { afresh, type ScoreRow, scores } from './grade.store.ts';
import { LINE_ITEMS } from './line-item.vocabulary.ts';

/** Somebody's list is read whole; more than this nobody reads. */
const LISTED = 200;
/** Each is a request. */
export const LOOKED_AT = 20;

export type DeliveryCounts = Record<ScoreRow['status'], number>;

/** The staff's half of the outbox: what arrived and what did not, and whose scores may go out at all. */
export class DeliveryStore {
  readonly #scores: Model<ScoreRow>;

  constructor(connection: Connection) {
    this.#scores = scores(connection);
  }

  /** The platform grades this person from now on: what was held is due. */
  async releasePerson(scope: Scope, person: string, now: Date): Promise<void> {
    // Of those that wait too the version rises: one that is being held at this moment goes back to waiting.
    await this.#scores.updateMany(
      { ...ofPerson(scope, person), status: { $in: ['held', 'waiting'] } },
      { $set: { ...afresh, nextTryAt: now }, $inc: { version: 1 } },
    );
  }

  /** The platform does not grade this person any more: nothing is sent, and a failure is nobody's business now. */
  async holdPerson(scope: Scope, person: string): Promise<void> {
    await this.#scores.updateMany(
      { ...ofPerson(scope, person), status: { $in: ['waiting', 'stopped', 'aside'] } },
      { $set: { ...afresh, status: 'held' }, $inc: { version: 1 } },
    );
  }

  /** What is kept of somebody's numbers. */
  async takeOf(scope: Scope, person: string) {
    const rows = await this.#scores.find(ofPerson(scope, person)).lean<ScoreRow[]>();
    return rows.map(({ lineItem, value, comment, changedAt, sentAt }) => ({
      lineItem,
      value,
      comment,
      changedAt,
      sentAt,
    }));
  }

  /** Rows of one line item, of those people who have one. One command. */
  listOf(scope: Scope, lineItem: ScoreRow['lineItem'], persons: readonly string[]): Promise<ScoreRow[]> {
    const match = { ...ofRun(scope), lineItem, person: { $in: [...persons] } };
    return this.#scores.find(match).lean<ScoreRow[]>();
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#scores.deleteMany(ofPerson(scope, person));
  }

  /** "Send again": due now, with a fresh timestamp. */
  resend(scope: Scope, id: string, now: Date): Promise<number> {
    return this.#makeDue({ ...ofRun(scope), _id: id, status: { $ne: 'held' } }, now);
  }

  /** Every score that waits or has stopped, and of these line items the delivered ones too. */
  async resendAll(scope: Scope, delivered: readonly ScoreRow['lineItem'][], now: Date): Promise<number> {
    const asked = await this.#makeDue(undelivered(scope), now);
    if (delivered.length === 0) return asked;
    return (
      asked + (await this.#makeDue({ ...ofRun(scope), status: 'sent', lineItem: { $in: delivered } }, now))
    );
  }

  /** All of them into a line item that has seen none: what is under way this moment may go into the one before. */
  async resendLineItem(scope: Scope, lineItem: ScoreRow['lineItem'], now: Date): Promise<void> {
    const match = { ...ofRun(scope), lineItem, status: { $in: ['sent', 'waiting'] } };
    await this.#makeDue(match, now, { sentComment: null });
  }

  /** The platform allows the service again: what was stopped because it did not is due. */
  async releaseRefused(scope: Scope, lineItem: ScoreRow['lineItem'], now: Date): Promise<void> {
    await this.#makeDue(refused(scope, lineItem), now);
  }

  /** One of them, to see whether the platform allows it again. */
  async tryRefused(scope: Scope, lineItem: ScoreRow['lineItem'], now: Date): Promise<void> {
    const row = await this.#scores.findOne(refused(scope, lineItem)).lean<ScoreRow>();
    if (row) await this.#makeDue({ ...refused(scope, lineItem), _id: row._id }, now);
  }

  async #makeDue(match: Record<string, unknown>, now: Date, more: Partial<ScoreRow> = {}): Promise<number> {
    const result = await this.#scores.updateMany(match, {
      // The reason of the last failure stays until the score has arrived.
      $set: { status: 'waiting', attempts: 0, asideAt: null, nextTryAt: now, ...more },
      $inc: { version: 1 },
    });
    return result.matchedCount;
  }

  /** Takes one failed score off the list, with its reason kept. False when it has not failed (any more). */
  async putAside(scope: Scope, id: string, now: Date): Promise<boolean> {
    const put = await this.#scores.updateOne(
      { ...troubled(scope), _id: id },
      { $set: { status: 'aside', asideAt: now }, $inc: { version: 1 } },
    );
    return put.matchedCount > 0;
  }

  /** Some of the numbers that arrived in a line item, by person: what one look at it asks for, and whether there are more. */
  async deliveredAfter(
    scope: Scope,
    lineItem: ScoreRow['lineItem'],
    after: string,
  ): Promise<{ rows: ScoreRow[]; more: boolean }> {
    const { tenant, run } = scope;
    const match = { tenant, run, lineItem, person: { $gt: after }, status: 'sent' as const };
    const rows = await this.#scores
      .find({ ...match, final: true, value: { $gt: 0 } })
      .sort({ person: 1 })
      .limit(LOOKED_AT + 1)
      .lean<ScoreRow[]>();
    return { rows: rows.slice(0, LOOKED_AT), more: rows.length > LOOKED_AT };
  }

  /** Scores that need somebody's eye, newest failure first. */
  async listTroubled(scope: Scope): Promise<ScoreRow[]> {
    const rows = await this.#scores.find(undelivered(scope)).batchSize(WHOLE_LIST).lean<ScoreRow[]>();
    const failedAt = ({ failure }: ScoreRow) => failure?.at.getTime() ?? 0;
    return rows
      .filter(({ failure }) => failure)
      .toSorted((a, b) => failedAt(b) - failedAt(a))
      .slice(0, LISTED);
  }

  /** Scores that a trainer has put aside, newest first. */
  async listAside(scope: Scope): Promise<ScoreRow[]> {
    const { tenant, run } = scope;
    return this.#scores
      .find({ tenant, run, status: 'aside' })
      .sort({ asideAt: -1 })
      .limit(LISTED)
      .lean<ScoreRow[]>();
  }

  async countTroubled(scope: Scope): Promise<number> {
    const rows = await this.#scores
      .find(undelivered(scope), { failure: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<ScoreRow, 'failure'>[]>();
    return rows.filter(({ failure }) => failure).length;
  }

  async countByStatus(scope: Scope): Promise<DeliveryCounts> {
    const groups = await this.#scores.aggregate<{ _id: ScoreRow['status']; count: number }>([
      { $match: { tenant: scope.tenant, run: scope.run } },
      { $group: { _id: '$status', count: { $sum: 1 } } },
    ]);
    const counts = { waiting: 0, sent: 0, stopped: 0, held: 0, aside: 0 };
    for (const group of groups) counts[group._id] = group.count;
    return counts;
  }
}

const ofRun = (scope: Scope) => ({ tenant: scope.tenant, run: scope.run });

/** By the unique index, which has the line item before the person. */
const ofPerson = (scope: Scope, person: string) => ({
  tenant: scope.tenant,
  run: scope.run,
  lineItem: { $in: Object.keys(LINE_ITEMS) as ScoreRow['lineItem'][] },
  person,
});

/** As far as an index holds it: those that have failed are sifted out of these, which are few. */
const undelivered = (scope: Scope) => ({
  ...ofRun(scope),
  status: { $in: ['waiting' as const, 'stopped' as const] },
});

const troubled = (scope: Scope) => ({ ...undelivered(scope), failure: { $ne: null } });

const refused = (scope: Scope, lineItem: ScoreRow['lineItem']) => ({
  ...ofRun(scope),
  lineItem,
  status: 'stopped' as const,
  'failure.code': { $in: STOPPED_FOR_A_RIGHT },
});
