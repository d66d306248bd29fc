import type { Connection, Model } from 'mongoose';
import { collection, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { LeaderLink } from './leader-link.types.ts';

interface LinkRow extends Scope, Omit<LeaderLink, 'id'> {
  _id: string;
  /** Of the secret that opens it. */
  hash: string;
  /** The last write that was kept of the reader's words. */
  kept: string;
  /** What was answered is still to become points. */
  pending: { dueAt: Date } | null;
  /** Of whom it was before two entries of one person were joined. */
  from: string | null;
}

/** A link with whose case it shows. */
export type FoundLink = LeaderLink & Scope;

export interface NewLink extends Pick<
  LeaderLink,
  'version' | 'number' | 'sections' | 'reader' | 'madeAt' | 'until'
> {
  hash: string;
  write: string;
}

/** What the reader has written, over the revision that they saw. */
export interface LeaderWords {
  write: string;
  revision: number;
  values: LeaderLink['values'];
  now: Date;
  /** Their answer, which closes the link. */
  send: boolean;
}

const links = collection<LinkRow>(
  'leaderLinks',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    hash: String,
    version: String,
    number: Number,
    sections: { type: [String] },
    reader: String,
    madeAt: Date,
    until: Date,
    closed: { type: Object },
    values: { type: Schema.Types.Mixed },
    revision: Number,
    savedAt: Date,
    kept: String,
    sharedAt: Date,
    pending: { type: Object },
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, madeAt: -1 } },
    { fields: { tenant: 1, run: 1, person: 1, _id: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    { fields: { hash: 1 } },
    { fields: { 'pending.dueAt': 1 } },
  ],
);

/** Links by which people who decide read a version and answer it. */
export class LeaderLinkStore {
  readonly #rows: Model<LinkRow>;

  constructor(connection: Connection) {
    this.#rows = links(connection);
  }

  /** Newest first. One command. */
  async listOf(scope: Scope, person: string): Promise<LeaderLink[]> {
    const rows = await this.#rows
      .find(whose(scope, person))
      .sort({ madeAt: -1 })
      .batchSize(WHOLE_LIST)
      .lean<LinkRow[]>();
    return rows.map(linkOf);
  }

  /**
   * Makes a link. The same write again makes no second one: its secret is new, for whoever asks again never saw the first.
   * One command.
   */
  async make(scope: Scope, person: string, { hash, write, ...about }: NewLink): Promise<LeaderLink> {
    const row = await this.#rows
      .findOneAndUpdate(
        { ...whose(scope, person), _id: derivedId(scope.tenant, scope.run, person, write) },
        { $set: { hash }, $setOnInsert: { ...about, ...UNANSWERED, from: null } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<LinkRow>();
    return linkOf(row);
  }

  /** Takes an open link back. False: there is no open one. */
  async withdraw(scope: Scope, person: string, { id, now }: { id: string; now: Date }): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { ...whose(scope, person), _id: id, closed: null },
      // Words that are under way to it are refused.
      { $set: { closed: { at: now, how: 'withdrawn' } }, $inc: { revision: 1 } },
    );
    return matchedCount > 0;
  }

  /** Lets trainers read an answer, or no more. False: there is no answer. */
  async share(scope: Scope, person: string, { id, at }: { id: string; at: Date | null }): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { ...whose(scope, person), _id: id, 'closed.how': 'sent' },
      { $set: { sharedAt: at } },
    );
    return matchedCount > 0;
  }

  async findOf(scope: Scope, person: string, id: string): Promise<LeaderLink | undefined> {
    const row = await this.#rows.findOne({ ...whose(scope, person), _id: id }).lean<LinkRow>();
    return row ? linkOf(row) : undefined;
  }

  /** Whoever opens a link has no tenant: it is found by the hash of its secret. One command. */
  async findBySecret(hash: string): Promise<(FoundLink & { kept: string }) | undefined> {
    const row = await this.#rows.findOne({ hash }).lean<LinkRow>();
    return row ? { ...foundOf(row), kept: row.kept } : undefined;
  }

  /** Whoever calls has looked whether it is open. False: it was closed or written over since. One command. */
  async keep(link: FoundLink, { write, revision, values, now, send }: LeaderWords): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { ...whose(link, link.person), _id: link.id, revision },
      {
        $set: { values, kept: write, savedAt: now, ...(send ? sentAt(now) : {}) },
        $inc: { revision: 1 },
      },
    );
    return matchedCount > 0;
  }

  /** An answer that has waited longest to become points. */
  async nextAnswered(now: Date): Promise<FoundLink | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<LinkRow>();
    return row ? foundOf(row) : undefined;
  }

  /** Null: it is done; else it is tried again then. */
  async settle(link: FoundLink, again: Date | null): Promise<void> {
    const pending = again && { dueAt: again };
    await this.#rows.updateOne({ ...whose(link, link.person), _id: link.id }, { $set: { pending } });
  }

  readonly persons: Persons = {
    take: async (scope, person) => ({
      leaderLinks: (await this.listOf(scope, person)).map(
        ({ number, sections, reader, madeAt, until, closed, values, sharedAt }) => ({
          number,
          sections,
          reader,
          madeAt,
          until,
          closed,
          // What a reader has not sent is not its learner's yet.
          answer: closed?.how === 'sent' ? values : null,
          sharedAt,
        }),
      ),
    }),
    erase: async (scope, person) => {
      await this.#rows.deleteMany(whose(scope, person));
    },
    join: async (scope, { from, into }: Pair) => {
      await this.#rows.updateMany(whose(scope, from), { $set: { person: into, from } });
    },
    part: async (scope, { from, into }: Pair) => {
      await this.#rows.updateMany({ ...whose(scope, into), from }, { $set: { person: from, from: null } });
    },
  };
}

const UNANSWERED = {
  closed: null,
  values: {},
  revision: 0,
  savedAt: null,
  kept: '',
  sharedAt: null,
  pending: null,
};

const sentAt = (now: Date) => ({ closed: { at: now, how: 'sent' }, pending: { dueAt: now } });

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });

const foundOf = (row: LinkRow): FoundLink => ({ ...linkOf(row), tenant: row.tenant, run: row.run });

const linkOf = ({ _id, ...row }: LinkRow): LeaderLink => ({
  id: _id,
  person: row.person,
  version: row.version,
  number: row.number,
  sections: row.sections,
  reader: row.reader,
  madeAt: row.madeAt,
  until: row.until,
  closed: row.closed,
  values: row.values,
  revision: row.revision,
  savedAt: row.savedAt,
  sharedAt: row.sharedAt,
});
