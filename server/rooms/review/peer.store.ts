import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { SeenWrite } from './review.store.ts';
import type { PeerAnswer, PeerAsk, PeerComment, PeerDraft, PeerLine } from './peer.types.ts';
import type { CommentValue } from './review.types.ts';

interface AskRow extends Omit<PeerAsk, 'id'>, Scope {
  _id: string;
  /** Whose it was, and who read it, before two entries of one person were joined. */
  from: string | null;
  readerFrom: string | null;
}

const rows = collection<AskRow>(
  'peerAsks',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    reader: String,
    section: String,
    moment: { type: Schema.Types.Mixed },
    note: String,
    askedAt: Date,
    state: String,
    draft: { type: Object },
    comments: { type: Object },
    declined: { type: Object },
    sentAt: Date,
    openedAt: Date,
    answers: { type: Object },
    thanks: { type: Object },
    endedAt: Date,
    answeredAt: Date,
    seenAt: Date,
    writes: { type: [Schema.Types.Mixed] },
    from: String,
    readerFrom: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, askedAt: -1 } },
    { fields: { tenant: 1, run: 1, reader: 1, askedAt: -1 } },
    // For writes that name what they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, _id: 1, reader: 1, state: 1, 'draft.revision': 1 } },
    { fields: { tenant: 1, run: 1, _id: 1, person: 1, state: 1 } },
    // For joined entries that part again.
    { fields: { tenant: 1, run: 1, from: 1 } },
    { fields: { tenant: 1, run: 1, readerFrom: 1 } },
  ],
);

const WITHOUT_TEXT = { 'moment.value': 0, writes: 0 } as const;
/** More than anybody looks through. */
const MOST_LISTED = 200;
/** Several boxes of a page save at once, and each may come again. */
const WRITES_KEPT = 24;

/** Who writes in which one, over what, and when. */
export interface PeerSave {
  id: string;
  by: string;
  write: string;
  revision: number;
  now: Date;
}

type Change = Partial<Omit<AskRow, '_id' | 'tenant' | 'run'>>;

/** What learners ask one another to read. Whoever is asked has a document of their own: nobody else writes in it. */
export class PeerStore {
  readonly #rows: Model<AskRow>;

  constructor(connection: Connection) {
    this.#rows = rows(connection);
  }

  /** The same write asks the same person once. */
  async begin(scope: Scope, { write, ...ask }: Omit<PeerAsk, 'id' | 'writes'> & { write: string }) {
    const { tenant, run } = scope;
    const row = { ...ask, tenant, run, writes: [], from: null, readerFrom: null };
    try {
      await this.#rows.collection.insertOne({ _id: askId(scope, ask, write), ...row } as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  async find({ tenant, run }: Scope, id: string): Promise<PeerAsk | undefined> {
    const row = await this.#rows.findOne({ tenant, run, _id: id }).lean<AskRow>();
    return row ? askOf(row) : undefined;
  }

  /** What somebody asked of others, or was asked; the newest first. One command. */
  async lines({ tenant, run }: Scope, who: Partial<Pick<AskRow, 'person' | 'reader'>>): Promise<PeerLine[]> {
    const found = await this.#rows
      .find({ tenant, run, ...who }, WITHOUT_TEXT)
      .sort({ askedAt: -1 })
      .limit(MOST_LISTED)
      .batchSize(WHOLE_LIST)
      .lean<AskRow[]>();
    return found.map(askOf);
  }

  /** Everything of somebody's, for taking away. */
  async wholes({ tenant, run }: Scope, who: Partial<Pick<AskRow, 'person' | 'reader'>>): Promise<PeerAsk[]> {
    const found = await this.#rows
      .find({ tenant, run, ...who })
      .batchSize(WHOLE_LIST)
      .lean<AskRow[]>();
    return found.map(askOf);
  }

  /** One step of what becomes of it, where it stands as `at` says. False: it does not. One command. */
  async move(
    { tenant, run }: Scope,
    id: string,
    at: Change | { state: { $in: PeerAsk['state'][] } },
    set: Change,
  ): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne({ tenant, run, _id: id, ...at } as object, {
      $set: set,
    });
    return matchedCount > 0;
  }

  /** By whoever was asked, while it is not sent. One command, as the two below; false where one of it is so no more. */
  async saveDraft(scope: Scope, save: PeerSave, value: PeerDraft): Promise<boolean> {
    const { revision, now } = save;
    const draft = { value, revision: revision + 1, savedAt: now };
    return this.#write({ ...readBy(scope, save), 'draft.revision': revision }, save, { draft });
  }

  /** Revision 0: there is none yet. `value` null takes it out. It stays within the section that was shown. */
  async saveComment(
    scope: Scope,
    save: PeerSave & { comment: string },
    value: CommentValue | null,
  ): Promise<boolean> {
    const { revision, comment, now } = save;
    if (revision === 0 && value === null) return false;
    const path = `comments.${comment}`;
    const seen = revision === 0 ? { [path]: { $exists: false } } : { [`${path}.revision`]: revision };
    const made = revision === 0 ? { id: comment, madeAt: now } : {};
    const about = { at: now, revision: revision + 1, removed: value === null };
    const fields = { ...made, ...value, ...about } satisfies Partial<PeerComment>;
    const set = Object.entries(fields).map(([name, field]) => [`${path}.${name}`, field]);
    const within = value && value.anchor.kind !== 'case' ? { section: value.anchor.section } : {};
    return this.#write({ ...readBy(scope, save), ...within, ...seen }, save, Object.fromEntries(set));
  }

  /** By the author, of a comment that was sent. */
  async saveAnswer(
    { tenant, run }: Scope,
    save: PeerSave & { comment: string },
    value: PeerAnswer,
  ): Promise<boolean> {
    const { id, by, revision, comment, now } = save;
    const path = `answers.${comment}`;
    const where = {
      tenant,
      run,
      _id: id,
      person: by,
      state: { $in: ['sent', 'ended'] },
      sentAt: { $ne: null },
      [`comments.${comment}.removed`]: false,
      ...(revision === 0 ? { [path]: { $exists: false } } : { [`${path}.revision`]: revision }),
    };
    const answer = { value, revision: revision + 1, savedAt: now };
    return this.#write(where, save, { [path]: answer, answeredAt: now });
  }

  async #write(where: object, { write, revision, now }: PeerSave, set: object): Promise<boolean> {
    const seen: SeenWrite = { id: write, revision: revision + 1, savedAt: now };
    const { matchedCount } = await this.#rows.updateOne(where, {
      $set: set,
      $push: { writes: { $each: [seen], $slice: -WRITES_KEPT } },
    });
    return matchedCount > 0;
  }

  /** Their sections go with all that was said of them; what they said to others stays the others' and is nobody's. */
  async forget({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
    await this.#rows.deleteMany({ tenant, run, reader: person, sentAt: null });
    await this.#rows.updateMany({ tenant, run, reader: person }, { $set: { reader: '' } });
    await this.#rows.updateMany({ tenant, run, readerFrom: person }, { $set: { readerFrom: null } });
  }

  /** Twice is once. */
  async join({ tenant, run }: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.updateMany({ tenant, run, person: from }, { $set: { person: into, from } });
    await this.#rows.updateMany({ tenant, run, reader: from }, { $set: { reader: into, readerFrom: from } });
  }

  async part({ tenant, run }: Scope, { from, into }: Pair): Promise<void> {
    await this.#rows.updateMany({ tenant, run, person: into, from }, { $set: { person: from, from: null } });
    const back = { $set: { reader: from, readerFrom: null } };
    await this.#rows.updateMany({ tenant, run, reader: into, readerFrom: from }, back);
  }
}

const askId = (
  { tenant, run }: Scope,
  { person, reader }: Pick<PeerAsk, 'person' | 'reader'>,
  write: string,
) => derivedId(tenant, run, person, write, reader);

const readBy = ({ tenant, run }: Scope, { id, by }: PeerSave) => ({
  tenant,
  run,
  _id: id,
  reader: by,
  state: 'asked',
});

const askOf = ({
  _id,
  tenant: _tenant,
  run: _run,
  from: _from,
  readerFrom: _as,
  ...ask
}: AskRow): PeerAsk => ({
  ...ask,
  id: _id,
});
