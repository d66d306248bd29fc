import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { ActionNote, DirectoryEntry, MemberKept, Word } from './member.types.ts';

interface MemberRow extends Scope, Partial<MemberKept> {
  _id: string;
  person: string;
  /** Of whom it was before two entries of one person were joined. */
  from?: string;
}

const rows = collection<MemberRow>(
  'setMembers',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    notes: Schema.Types.Mixed,
    words: Schema.Types.Mixed,
    entry: Schema.Types.Mixed,
    account: String,
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
    { fields: { tenant: 1, run: 1, 'entry.to': 1 } },
  ],
);

/** What members keep for their sets. */
export class MemberStore {
  readonly #rows: Model<MemberRow>;

  constructor(connection: Connection) {
    this.#rows = rows(connection);
  }

  async find({ tenant, run }: Scope, person: string): Promise<MemberKept> {
    const row = await this.#rows.findOne({ tenant, run, person }).lean<MemberRow>();
    return keptOf(row ?? { person });
  }

  async list({ tenant, run }: Scope, people: readonly string[]): Promise<MemberKept[]> {
    const found = this.#rows.find({ tenant, run, person: { $in: [...people] } });
    return (await found.batchSize(WHOLE_LIST).lean<MemberRow[]>()).map(keptOf);
  }

  /** Whoever shows the whole cohort how they may be reached. */
  async shownToCohort({ tenant, run }: Scope): Promise<MemberKept[]> {
    const found = this.#rows.find({ tenant, run, 'entry.to': 'cohort' });
    return (await found.batchSize(WHOLE_LIST).lean<MemberRow[]>()).map(keptOf);
  }

  async all({ tenant, run }: Scope): Promise<MemberKept[]> {
    const found = this.#rows.find({ tenant, run });
    return (await found.batchSize(WHOLE_LIST).lean<MemberRow[]>()).map(keptOf);
  }

  note(scope: Scope, person: string, action: string, note: ActionNote): Promise<void> {
    return this.#set(scope, person, { [`notes.${action}`]: note });
  }

  /** Null: taken back. */
  say(scope: Scope, person: string, n: number, word: Word | null): Promise<void> {
    return this.#set(scope, person, { [`words.${n}`]: word });
  }

  show(scope: Scope, person: string, entry: DirectoryEntry): Promise<void> {
    return this.#set(scope, person, { entry });
  }

  /** One account a person: of two at once the database lets one through. False: another one has come before. */
  async claimAccount({ tenant, run }: Scope, person: string, step: string): Promise<boolean> {
    const _id = derivedId(tenant, run, person);
    try {
      await this.#rows.updateOne(
        { _id, account: { $in: [null, step] } },
        { $set: { tenant, run, person, account: step } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async leaveAccount({ tenant, run }: Scope, person: string, step: string): Promise<void> {
    await this.#rows.updateOne({ tenant, run, person, account: step }, { $set: { account: null } });
  }

  readonly persons: Persons = {
    take: async (scope, person) => {
      const { notes, words, entry, account } = await this.find(scope, person);
      return { setActionNotes: notes, saidToFacilitator: words, setDirectory: entry, setAccount: account };
    },
    erase: async ({ tenant, run }, person) => {
      await this.#rows.deleteMany({ tenant, run, person });
    },
    join: (scope, pair) => this.#join(scope, pair),
    part: async ({ tenant, run }, { from, into }) => {
      await this.#rows.deleteMany({ tenant, run, person: into, from });
    },
  };

  /** What `into` has is theirs; who has nothing goes on with what `from` has. */
  async #join({ tenant, run }: Scope, { from, into }: Pair): Promise<void> {
    const row = await this.#rows.findOne({ tenant, run, person: from }).lean<MemberRow>();
    if (!row) return;
    const copy = { ...row, _id: derivedId(tenant, run, into), person: into, from };
    await this.#rows.collection.insertOne(copy as never).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }

  async #set({ tenant, run }: Scope, person: string, set: Record<string, unknown>): Promise<void> {
    const _id = derivedId(tenant, run, person);
    await this.#rows.updateOne({ _id }, { $set: { tenant, run, person, ...set } }, { upsert: true });
  }
}

function keptOf({
  person,
  notes,
  words,
  entry,
  account,
}: Pick<MemberRow, 'person'> & Partial<MemberRow>): MemberKept {
  const said = Object.entries(words ?? {}).filter(([, word]) => (word as Word | null) !== null);
  return {
    person,
    notes: notes ?? {},
    words: Object.fromEntries(said),
    entry: entry ?? null,
    account: account ?? null,
  };
}
