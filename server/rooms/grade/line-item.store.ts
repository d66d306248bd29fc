import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { LineItemShows } from './grade.rule.ts';
import type { LineItemKey } from './line-item.vocabulary.ts';

/** How the look at all delivered scores goes on: after whom, and when. */
export interface Walk {
  lookAfter: string | null;
  lookDueAt: Date | null;
}

/** Nothing is on its way and nothing to be looked at. */
const UNSEEN = { shows: null, lookedAt: null, lookDueAt: null, lookAfter: null };

export interface LineItemRow extends Scope {
  _id: string;
  key: LineItemKey;
  /** Address at the platform; opaque, with its query. Null while it is being looked up. */
  url: string | null;
  /** The address before, of a line item that was lost, until one is found again. */
  formerUrl?: string | null;
  /** What the platform calls the line item, as read. */
  label?: string | null;
  /** Of the numbers sent to it; null before the first look. */
  shows?: LineItemShows | null;
  lookedAt?: Date | null;
  /** When it is to be looked at without a delivery; null while nothing has been delivered since the last look. */
  lookDueAt?: Date | null;
  /** The person after whom the look at the delivered scores goes on, '' for the first; null when it is through. */
  lookAfter?: string | null;
  /** The platform has refused a score for want of a right; until one goes through, one is tried now and then. */
  refused?: boolean | null;
  leasedUntil: Date;
  lease?: string | null;
}

const lineItems = collection<LineItemRow>(
  'lineItems',
  {
    _id: String,
    tenant: String,
    run: String,
    key: String,
    url: String,
    formerUrl: String,
    label: String,
    shows: String,
    lookedAt: Date,
    lookDueAt: Date,
    lookAfter: String,
    refused: Boolean,
    leasedUntil: Date,
    lease: String,
  },
  [
    { fields: { tenant: 1, run: 1, key: 1 }, options: { unique: true } },
    // The job asks across tenants for what is to be looked at, so this index begins with the time.
    { fields: { lookDueAt: 1 } },
  ],
);

/**
 * A process that died while looking gives the line item back after this long. Longer than a look through many slow
 * pages: a second process that began meanwhile would make the line item a second time.
 */
const LEASE_MS = 5 * 60_000;

/** A platform that did not say what a line item shows is asked again. */
const UNANSWERED_LOOK_MS = 3_600_000;
/** Switched off by mistake, a service is on again soon. */
const REFUSED_REST_MS = 10 * 60_000;

/** Where each line item of a run's gradebook is, what it is called and what it shows, as the platform said. */
export class LineItemStore {
  readonly #lineItems: Model<LineItemRow>;

  constructor(connection: Connection) {
    this.#lineItems = lineItems(connection);
  }

  async findLineItem(scope: Scope, key: LineItemKey): Promise<LineItemRow | undefined> {
    const row = await this.#lineItems
      .findOne({ tenant: scope.tenant, run: scope.run, key })
      .lean<LineItemRow>();
    return row ?? undefined;
  }

  async list(scope: Scope): Promise<LineItemRow[]> {
    return this.#lineItems.find({ tenant: scope.tenant, run: scope.run }).lean<LineItemRow[]>();
  }

  /**
   * Claims the right to look up or create a line item: two processes must not both create a line item. Answers the
   * lease to finish it with; undefined when somebody else is at it.
   */
  async claim(scope: Scope, key: LineItemKey, now: Date): Promise<string | undefined> {
    const { tenant, run } = scope;
    const match = { _id: derivedId(tenant, run, key), tenant, run, key };
    const lease = randomId();
    try {
      const claimed = await this.#lineItems.updateOne(
        { ...match, leasedUntil: { $lte: now } },
        {
          $set: { leasedUntil: new Date(now.getTime() + LEASE_MS), lease },
          $setOnInsert: { url: null },
        },
        { upsert: true },
      );
      return claimed.matchedCount + claimed.upsertedCount > 0 ? lease : undefined;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** Ends a look; whoever was held up past the lease changes nothing any more. */
  async finish(
    scope: Scope,
    claimed: { key: LineItemKey; lease: string },
    lineItem: { url: string; label: string } | null,
  ): Promise<void> {
    await this.#lineItems.updateOne(
      { tenant: scope.tenant, run: scope.run, key: claimed.key, lease: claimed.lease },
      {
        $set: {
          leasedUntil: new Date(0),
          lease: null,
          ...(lineItem === null ? {} : { ...lineItem, formerUrl: null, ...UNSEEN }),
        },
      },
    );
  }

  /** A line item that is no more; another, found meanwhile, stays. */
  async forget(scope: Scope, key: LineItemKey, url: string): Promise<void> {
    await this.#lineItems.updateOne(
      { tenant: scope.tenant, run: scope.run, key, url },
      { $set: { url: null, formerUrl: url, ...UNSEEN } },
    );
  }

  async noteShows(
    { tenant, run, key, url }: LineItemRow,
    seen: { shows: LineItemShows; lookedAt: Date } & Partial<Walk>,
  ): Promise<void> {
    await this.#lineItems.updateOne({ tenant, run, key, url }, { $set: seen });
  }

  /** Goes on after somebody of whom the platform said nothing; when, stands since the look was taken. */
  async passOver({ tenant, run, key, url }: LineItemRow, lookAfter: string | null): Promise<void> {
    await this.#lineItems.updateOne({ tenant, run, key, url }, { $set: { lookAfter } });
  }

  /** Something was delivered that nobody has looked at; of several deliveries the first sets the time. */
  async noteUnseen({ tenant, run, key, url }: LineItemRow, lookDueAt: Date): Promise<void> {
    await this.#lineItems.updateOne({ tenant, run, key, url, lookDueAt: null }, { $set: { lookDueAt } });
  }

  async noteRefused(lineItem: LineItemRow, now: Date): Promise<void> {
    const { tenant, run, key } = lineItem;
    const lookDueAt = new Date(now.getTime() + REFUSED_REST_MS);
    await this.#lineItems.updateOne({ tenant, run, key }, { $set: { refused: true, lookDueAt } });
  }

  async noteAllowed({ tenant, run, key }: LineItemRow): Promise<void> {
    await this.#lineItems.updateOne({ tenant, run, key }, { $set: { refused: false } });
  }

  /** Asks for a fresh look, with the next score or without one: somebody may have changed the line item. */
  async lookAgain(scope: Scope, now: Date): Promise<void> {
    await this.#lineItems.updateMany(
      { tenant: scope.tenant, run: scope.run },
      { $set: { lookedAt: null, lookDueAt: now } },
    );
  }

  /**
   * A line item of any tenant whose look is due; it is due again after a while if nothing comes of it. Not a locked
   * one: what it shows is of the time before.
   */
  async takeLook(now: Date): Promise<LineItemRow | undefined> {
    const row = await this.#lineItems
      .findOneAndUpdate(
        { lookDueAt: { $lte: now }, url: { $ne: null }, shows: { $ne: 'locked' } },
        { $set: { lookDueAt: new Date(now.getTime() + UNANSWERED_LOOK_MS) } },
        { sort: { lookDueAt: 1 } },
      )
      .lean<LineItemRow>();
    return row ?? undefined;
  }
}
