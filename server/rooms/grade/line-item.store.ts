import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { LineItemKey } from './line-items.ts';

export interface LineItemRow extends Scope {
  _id: string;
  key: LineItemKey;
  /** Address at the platform; opaque, with its query. Null while it is being looked up. */
  url: string | null;
  leasedUntil: Date;
}

const lineItems = collection<LineItemRow>(
  'lineItems',
  { _id: String, tenant: String, run: String, key: String, url: String, leasedUntil: Date },
  [{ fields: { tenant: 1, run: 1, key: 1 }, options: { unique: true } }],
);

/**
 * A process that died while looking gives the column back after this long. Longer than a look through many slow pages:
 * a second process that began meanwhile would make the column a second time.
 */
const LEASE_MS = 5 * 60_000;

/** Where each column of a run's gradebook is, as the platform said. */
export class LineItemStore {
  readonly #lineItems: Model<LineItemRow>;

  constructor(connection: Connection) {
    this.#lineItems = lineItems(connection);
  }

  async find(scope: Scope, key: LineItemKey): Promise<LineItemRow | undefined> {
    const row = await this.#lineItems
      .findOne({ tenant: scope.tenant, run: scope.run, key })
      .lean<LineItemRow>();
    return row ?? undefined;
  }

  async list(scope: Scope): Promise<LineItemRow[]> {
    return this.#lineItems.find({ tenant: scope.tenant, run: scope.run }).lean<LineItemRow[]>();
  }

  /**
   * Claims the right to look up or create a line item: two processes must not both create a column. False when
   * somebody else is at it.
   */
  async claim(scope: Scope, key: LineItemKey, now: Date): Promise<boolean> {
    const { tenant, run } = scope;
    const match = { _id: derivedId(tenant, run, key), tenant, run, key };
    try {
      const claimed = await this.#lineItems.updateOne(
        { ...match, leasedUntil: { $lte: now } },
        {
          $set: { leasedUntil: new Date(now.getTime() + LEASE_MS) },
          $setOnInsert: { url: null },
        },
        { upsert: true },
      );
      return claimed.matchedCount + claimed.upsertedCount > 0;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async setUrl(scope: Scope, key: LineItemKey, url: string | null): Promise<void> {
    await this.#lineItems.updateOne(
      { tenant: scope.tenant, run: scope.run, key },
      { $set: { url, leasedUntil: new Date(0) } },
    );
  }
}
