import type { Connection, Model } from 'mongoose';
import { collection, findOrMake, Schema } from '../../core/database.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { Told } from './reminder.rule.ts';

/** How a learner wants to be reminded, and of what they were. */
export interface ReminderRow extends Scope {
  _id: string;
  person: string;
  /** Where mails go; null: to nowhere. */
  address: string | null;
  lang: Lang;
  zone: string;
  dismissed: readonly Told[];
  mailed: readonly Told[];
  /** When to look again whether there is something to mail; null without an address. A lease puts it off. */
  dueAt: Date | null;
  leaseOwner: string | null;
}

/** More occasions than any year has. */
const TOLD_KEPT = 300;
const LEASE_MS = 120_000;
/** Before any date there is; null is none. */
const NEVER = new Date(0);

const reminders = collection<ReminderRow>(
  'hoursReminders',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    address: { type: String, default: null },
    lang: String,
    zone: String,
    dismissed: { type: [Schema.Types.Mixed] },
    mailed: { type: [Schema.Types.Mixed] },
    dueAt: { type: Date, default: null },
    leaseOwner: { type: String, default: null },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } },
    // The job asks across tenants for what is due.
    { fields: { dueAt: 1 } },
  ],
);

type Whose = Scope & { person: string };
type Choice = Pick<ReminderRow, 'address' | 'lang' | 'zone' | 'dueAt'>;

export class ReminderStore {
  readonly #rows: Model<ReminderRow>;

  constructor(connection: Connection) {
    this.#rows = reminders(connection);
  }

  async find({ tenant, run, person }: Whose): Promise<ReminderRow | undefined> {
    return (await this.#rows.findOne({ tenant, run, person }).lean<ReminderRow>()) ?? undefined;
  }

  async choose(whose: Whose, choice: Choice): Promise<void> {
    await this.#upsert(whose, { $set: choice }, { dismissed: [] });
  }

  async dismiss(whose: Whose, told: Told, about: Pick<ReminderRow, 'lang' | 'zone'>): Promise<void> {
    const push = { $push: { dismissed: { $each: [told], $slice: -TOLD_KEPT } } };
    await this.#upsert(whose, push, { address: null, dueAt: null, ...about });
  }

  async #upsert(whose: Whose, change: object, first: Partial<ReminderRow>): Promise<void> {
    const { tenant, run, person } = whose;
    const key = { _id: derivedId(tenant, run, person, 'reminders') };
    const fresh = { tenant, run, person, mailed: [], leaseOwner: null, ...first };
    await findOrMake(() =>
      this.#rows
        .findOneAndUpdate(key, { ...change, $setOnInsert: fresh }, { upsert: true, returnDocument: 'after' })
        .lean<ReminderRow>(),
    );
  }

  /** By the id that stands, sealed, in every mail, or of one address alone. False when nothing went there any more. */
  async stop(id: string, address?: string): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { _id: id, address: address ?? { $ne: null } },
      { $set: { address: null, dueAt: null } },
    );
    return matchedCount > 0;
  }

  /** The one that has waited longest, for this process alone until its lease ends. */
  async lease(now: Date): Promise<ReminderRow | undefined> {
    const owner = randomId();
    const row = await this.#rows
      .findOneAndUpdate(
        { dueAt: { $gt: NEVER, $lte: now } },
        { $set: { dueAt: new Date(now.getTime() + LEASE_MS), leaseOwner: owner } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<ReminderRow>();
    return row ?? undefined;
  }

  /** Looks again at once whether there is something to mail, also where somebody is looking at this moment. */
  async wake({ tenant, run }: Scope, persons: readonly string[] | null, now: Date): Promise<void> {
    const whose = persons === null ? {} : { person: { $in: persons } };
    await this.#rows.updateMany(
      { tenant, run, ...whose, address: { $ne: null } },
      { $set: { dueAt: now, leaseOwner: null } },
    );
  }

  /** Ends a lease that is still one’s own. False: the address was changed, or another process has taken over. */
  async settle(
    { _id, leaseOwner, address }: ReminderRow,
    { mailed, dueAt }: Pick<ReminderRow, 'mailed' | 'dueAt'>,
  ): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { _id, leaseOwner, address },
      { $set: { mailed: mailed.slice(-TOLD_KEPT), dueAt } },
    );
    return matchedCount > 0;
  }

  async erase({ tenant, run, person }: Whose): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
  }
}
