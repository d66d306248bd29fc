import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';

/** Where somebody writes: `note` is the free note of a step, any other box is a question of the step by its key. */
export interface NotePlace {
  person: string;
  step: string;
  box: string;
}

export interface Note extends NotePlace {
  text: string;
  /** Rises with every change; a write names the one it was written over. */
  revision: number;
  savedAt: Date;
}

interface SeenWrite {
  id: string;
  revision: number;
  savedAt: Date;
}

interface NoteRow extends Scope, Note {
  _id: string;
  testUser: boolean;
  /** Writes that were done, the newest last: one that comes again is not done again. */
  writes: SeenWrite[];
  /** The person whose note it was, where two entries were joined. */
  from?: string;
}

export interface NoteChange extends NotePlace {
  testUser: boolean;
  write: string;
  text: string;
  savedAt: Date;
}

/** A write comes again within minutes, and a device has one of a box under way. */
const WRITES_KEPT = 8;

const notes = collection<NoteRow>(
  'notes',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    testUser: Boolean,
    step: String,
    box: String,
    text: String,
    revision: Number,
    savedAt: Date,
    writes: { type: [Schema.Types.Mixed] },
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, step: 1, box: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, person: 1, step: 1, box: 1, revision: 1 } },
    // For the list, newest first.
    { fields: { tenant: 1, run: 1, person: 1, savedAt: -1 } },
    // For joined entries that part again.
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
  ],
);

export class NoteStore {
  readonly #rows: Model<NoteRow>;

  constructor(connection: Connection) {
    this.#rows = notes(connection);
  }

  /** Notes of one step. One command. */
  async ofStep(scope: Scope, person: string, step: string): Promise<Note[]> {
    return this.#rows.find({ ...whose(scope, person), step }, { writes: 0 }).lean<NoteRow[]>();
  }

  /** One command. */
  async find(scope: Scope, { person, step, box }: NotePlace): Promise<Note | undefined> {
    const row = await this.#rows
      .findOne({ ...whose(scope, person), step, box }, { writes: 0 })
      .lean<NoteRow>();
    return row ?? undefined;
  }

  /** Notes of several steps. One command. */
  async ofSteps(scope: Scope, person: string, steps: readonly string[]): Promise<Note[]> {
    return this.#rows
      .find({ ...whose(scope, person), step: { $in: [...steps] } }, { writes: 0 })
      .batchSize(WHOLE_LIST)
      .lean<NoteRow[]>();
  }

  /** Everything somebody wrote. One command. */
  async all(scope: Scope, person: string): Promise<Note[]> {
    return this.#rows.find(whose(scope, person), { writes: 0 }).batchSize(WHOLE_LIST).lean<NoteRow[]>();
  }

  /**
   * A page of what somebody wrote, newest first, and where the next begins. By the moment, which leads an index, and then
   * by the id: several notes of one moment are few, and sifted here.
   */
  async page(scope: Scope, person: string, { after, size }: { after?: string | undefined; size: number }) {
    const [moment, id = ''] = after?.split('.') ?? [];
    const until = moment === undefined ? {} : { savedAt: { $lte: new Date(Number(moment)) } };
    const found = await this.#rows
      .find({ ...whose(scope, person), ...until }, { writes: 0 })
      .sort({ savedAt: -1, _id: -1 })
      .limit(2 * size)
      .lean<NoteRow[]>();
    const rows = found.filter((row) => row.savedAt.getTime() !== Number(moment) || row._id < id);
    const last = rows.length > size ? rows[size - 1] : undefined;
    const next = last ? `${last.savedAt.getTime()}.${last._id}` : null;
    return { rows: rows.slice(0, size) as Note[], next };
  }

  /** Writes over that revision (0: there is none). False when it is another by now. One command. */
  async save(scope: Scope, revision: number, change: NoteChange): Promise<boolean> {
    const { person, step, box, write, ...set } = change;
    const place = { ...whose(scope, person), step, box };
    const seen: SeenWrite = { id: write, revision: revision + 1, savedAt: set.savedAt };
    if (revision === 0)
      return this.#insert({ _id: randomId(), ...place, ...set, writes: [seen], revision: 1 });
    const { modifiedCount } = await this.#rows.updateOne(
      { ...place, revision },
      { $set: set, $inc: { revision: 1 }, $push: { writes: { $each: [seen], $slice: -WRITES_KEPT } } },
    );
    return modifiedCount === 1;
  }

  /** What stands in a box, and what became of a write, if it was ever done. */
  async afterWrite(scope: Scope, { person, step, box }: NotePlace, write: string) {
    const row = await this.#rows.findOne({ ...whose(scope, person), step, box }).lean<NoteRow>();
    return { note: row as Note | null, done: row?.writes.find(({ id }) => id === write) };
  }

  async #insert(row: NoteRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  readonly persons: Persons = {
    take: async (scope, person) => ({ notes: await this.takeOf(scope, person) }),
    erase: (scope, person) => this.eraseOf(scope, person),
    join: (scope, pair) => this.join(scope, pair),
    part: (scope, pair) => this.part(scope, pair),
  };

  async takeOf(scope: Scope, person: string) {
    const rows = await this.all(scope, person);
    return rows.map(({ step, box, text, savedAt }) => ({ step, box, text, savedAt }));
  }

  async eraseOf(scope: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany(whose(scope, person));
  }

  /** `into` gets the other's notes. Where both wrote in one box, both stand in the list, each in a box of its own. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const theirs = await this.#rows.find(whose(scope, from)).lean<NoteRow[]>();
    const known = await this.#rows
      .find({ ...whose(scope, into), from }, { step: 1, box: 1 })
      .lean<Pick<NoteRow, 'step' | 'box'>[]>();
    for (const row of theirs) {
      const second = { ...row, box: `${row.box}@${from}` };
      if (known.some(({ step, box }) => step === row.step && (box === row.box || box === second.box)))
        continue;
      const taken = { person: into, from };
      const alone = await this.#insert({ ...row, ...taken, _id: randomId() });
      if (!alone) await this.#insert({ ...second, ...taken, _id: randomId() });
    }
  }

  /** What `into` has changed since is its own. */
  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    const theirs = await this.#rows.find(whose(scope, from)).lean<NoteRow[]>();
    const taken = await this.#rows.find({ ...whose(scope, into), from }).lean<NoteRow[]>();
    const same = (row: NoteRow) =>
      theirs.some((one) => one.step === row.step && one.text === row.text && row.box.startsWith(one.box));
    for (const row of taken) {
      const place = { ...whose(scope, into), step: row.step, box: row.box };
      if (same(row)) await this.#rows.deleteOne(place);
      else await this.#rows.updateOne(place, { $unset: { from: 1 } });
    }
  }
}

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
