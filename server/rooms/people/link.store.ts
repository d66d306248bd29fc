import type { Connection, Model } from 'mongoose';
import { collection } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';

/** A link in the LMS that brings a line item of its own (coupled, AGS 2.0), as its last launch said. */
export interface CoupledLink {
  /** The platform's id of the resource link. */
  link: string;
  /** What the link leads to; null leads to the whole course. */
  contentId: string | null;
  /** Address of its line item at the platform. */
  lineItem: string;
}

interface LinkRow extends Scope, Omit<CoupledLink, 'lineItem'> {
  _id: string;
  /** The line item's address: rows have had this name since the third migration. */
  column: string;
}

const links = collection<LinkRow>(
  'links',
  { _id: String, tenant: String, run: String, link: String, contentId: String, column: String },
  [{ fields: { tenant: 1, run: 1, link: 1 }, options: { unique: true } }],
);

export class LinkStore {
  readonly #links: Model<LinkRow>;

  constructor(connection: Connection) {
    this.#links = links(connection);
  }

  /** Reads before it writes: most launches say what the last one said. */
  async remember(scope: Scope, seen: CoupledLink): Promise<void> {
    const { tenant, run } = scope;
    const { link, contentId, lineItem } = seen;
    const known = await this.#links.findOne({ tenant, run, link }).lean<LinkRow>();
    if (known && known.contentId === contentId && known.column === lineItem) return;
    await this.#links.updateOne(
      { _id: derivedId(tenant, run, link), tenant, run, link },
      { $set: { contentId, column: lineItem } },
      { upsert: true },
    );
  }

  async list(scope: Scope): Promise<CoupledLink[]> {
    const rows = await this.#links.find({ tenant: scope.tenant, run: scope.run }).lean<LinkRow[]>();
    return rows.map(({ link, contentId, column }) => ({ link, contentId, lineItem: column }));
  }
}
