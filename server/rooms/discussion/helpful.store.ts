import type { Connection, Model } from 'mongoose';
import { collection, findOrMake } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';

interface HelpfulRow extends Scope {
  _id: string;
  person: string;
  comment: string;
  /** Taken back is kept until it is counted. */
  on: boolean;
  /** Of student view: seen by it alone. */
  testUser: boolean;
  /** The person it was taken over from, where two entries were joined. */
  from?: string;
  /** Taken over by this person: not counted twice. */
  into?: string;
  pending?: { dueAt: Date; change: string };
}

/**
 * Who found what helpful, a row each: a list on the comment would grow with its readers and travel with every page. The
 * count on the comment follows by a job.
 */
const helpfuls = collection<HelpfulRow>(
  'helpfuls',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    comment: String,
    on: Boolean,
    testUser: Boolean,
    from: String,
    into: String,
    pending: { type: { dueAt: Date, change: String, _id: false }, default: undefined },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, comment: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, comment: 1, on: 1, testUser: 1 } },
    // The job asks across tenants for what is not counted yet; it holds those only.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
  ],
);

export class HelpfulStore {
  readonly #rows: Model<HelpfulRow>;

  constructor(connection: Connection) {
    this.#rows = helpfuls(connection);
  }

  /** Doing it twice is doing it once. One command. */
  async set(
    scope: Scope,
    who: { person: string; testUser: boolean; from?: string },
    comment: string,
    { on, now, change }: { on: boolean; now: Date; change: string },
  ): Promise<void> {
    const { tenant, run } = scope;
    const { person, testUser, from } = who;
    const key = { _id: derivedId(tenant, run, comment, person) };
    const first = { tenant, run, person, comment, testUser, ...(from ? { from } : {}) };
    const update = { $set: { on, pending: { dueAt: now, change } }, $setOnInsert: first };
    // Of two presses at once one meets the other's row.
    await findOrMake(() => this.#rows.updateOne(key, update, { upsert: true }).exec());
  }

  /** Which of these comments somebody found helpful. */
  async among(scope: Scope, person: string, comments: readonly string[]): Promise<Set<string>> {
    if (comments.length === 0) return new Set();
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, person, comment: { $in: comments } }, { comment: 1, on: 1 })
      .lean<HelpfulRow[]>();
    return new Set(rows.filter(({ on }) => on).map(({ comment }) => comment));
  }

  count({ tenant, run }: Scope, comment: string): Promise<number> {
    return this.#rows.countDocuments({ tenant, run, comment, on: true, testUser: false });
  }

  async ofPerson({ tenant, run }: Scope, person: string): Promise<HelpfulRow[]> {
    return this.#rows.find({ tenant, run, person }).lean<HelpfulRow[]>();
  }

  async remove({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
  }

  /** Those of `from` count as `into`'s from now on, or again as their own. */
  async hand({ tenant, run }: Scope, { from, into }: { from: string; into: string }): Promise<void> {
    await this.#rows.updateMany({ tenant, run, person: from, on: true }, { $set: { on: false, into } });
  }

  async takeBack({ tenant, run }: Scope, { from, into }: { from: string; into: string }): Promise<void> {
    await this.#rows.updateMany(
      { tenant, run, person: from, into },
      { $set: { on: true }, $unset: { into: 1 } },
    );
    await this.#rows.deleteMany({ tenant, run, person: into, from });
  }

  async nextPending(
    now: Date,
  ): Promise<(Scope & { id: string; comment: string; change: string }) | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<HelpfulRow>();
    if (!row) return undefined;
    const { _id: id, tenant, run, comment, pending } = row;
    return { id, tenant, run, comment, change: pending?.change ?? '' };
  }

  /** Unless it was changed once more meanwhile. */
  async settlePending(id: string, change: string): Promise<void> {
    const row = await this.#rows.findOne({ _id: id }, { pending: 1 }).lean<HelpfulRow>();
    if (row?.pending?.change === change) await this.#rows.updateOne({ _id: id }, { $unset: { pending: 1 } });
  }
}
