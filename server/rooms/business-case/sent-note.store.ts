import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { NoteState } from './sent-note.contract.ts';

/** A note of the course in a section: once, however often it is sent. */
export interface SentNotePlace {
  person: string;
  section: string;
  /** `module/step`. */
  step: string;
  box: string;
}

export interface SentNote extends SentNotePlace {
  /** As it was sent: what the note says later does not follow by itself. */
  text: string;
  sentAt: Date;
  state: NoteState;
}

interface SentNoteRow extends Scope, SentNote {
  _id: string;
  /** The person who sent it, where two entries were joined; else null. */
  from: string | null;
}

const rows = collection<SentNoteRow>(
  'caseSentNotes',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    section: String,
    step: String,
    box: String,
    text: String,
    sentAt: Date,
    state: String,
    from: { type: String, default: null },
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, section: 1, step: 1, box: 1 }, options: { unique: true } },
    // For the notes of one step, wherever they went.
    { fields: { tenant: 1, run: 1, person: 1, step: 1 } },
    // For joined entries that part again.
    { fields: { tenant: 1, run: 1, person: 1, from: 1 } },
  ],
);

/** Notes that people sent from the course to their case, each with what became of it there. */
export class SentNoteStore {
  readonly #rows: Model<SentNoteRow>;

  constructor(connection: Connection) {
    this.#rows = rows(connection);
  }

  /** Oldest first. One command. */
  async listOf(scope: Scope, person: string): Promise<SentNote[]> {
    const found = await this.#rows.find(whose(scope, person)).batchSize(WHOLE_LIST).lean<SentNoteRow[]>();
    return found.toSorted((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
  }

  /** All of them without their words. One command. */
  async placesOf(scope: Scope, person: string): Promise<Pick<SentNote, 'section' | 'box' | 'state'>[]> {
    return this.#rows
      .find(whose(scope, person), { section: 1, box: 1, state: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<SentNote, 'section' | 'box' | 'state'>[]>();
  }

  /** Those of one step. One command. */
  async ofStep(scope: Scope, person: string, step: string): Promise<SentNote[]> {
    return this.#rows.find({ ...whose(scope, person), step }).lean<SentNoteRow[]>();
  }

  /** One command. */
  async find(scope: Scope, place: SentNotePlace): Promise<SentNote | undefined> {
    const row = await this.#rows.findOne(keyOf(scope, place)).lean<SentNoteRow>();
    return row ?? undefined;
  }

  /** False: it is there already. One command. */
  async add(scope: Scope, note: SentNote): Promise<boolean> {
    const { person, section, step, box, text, sentAt, state } = note;
    const key = keyOf(scope, { person, section, step, box });
    return this.#insert({ _id: randomId(), ...key, text, sentAt, state, from: null });
  }

  /** False: there is none. One command. */
  async change(
    scope: Scope,
    place: SentNotePlace,
    set: Partial<Pick<SentNote, 'text' | 'sentAt' | 'state'>>,
  ): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(keyOf(scope, place), { $set: set });
    return matchedCount === 1;
  }

  async remove(scope: Scope, place: SentNotePlace): Promise<void> {
    await this.#rows.deleteOne(keyOf(scope, place));
  }

  readonly persons: Persons = {
    take: async (scope, person) => {
      const all = await this.listOf(scope, person);
      return {
        businessCaseNotes: all.map(({ section, step, box, text, sentAt, state }) => ({
          section,
          step,
          box,
          text,
          sentAt,
          state,
        })),
      };
    },
    erase: async (scope, person) => {
      await this.#rows.deleteMany(whose(scope, person));
    },
    join: (scope, pair) => this.#join(scope, pair),
    part: async (scope, { from, into }) => {
      await this.#rows.deleteMany({ ...whose(scope, into), from });
    },
  };

  /** `into` has the other's too; a note that both sent to one section is there once, as `into` sent it. */
  async #join(scope: Scope, { from, into }: Pair): Promise<void> {
    const theirs = await this.#rows.find(whose(scope, from)).batchSize(WHOLE_LIST).lean<SentNoteRow[]>();
    for (const row of theirs) await this.#insert({ ...row, _id: randomId(), person: into, from });
  }

  async #insert(row: SentNoteRow): Promise<boolean> {
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

const whose = ({ tenant, run }: Scope, person: string) => ({ tenant, run, person });
const keyOf = (scope: Scope, { person, section, step, box }: SentNotePlace) => ({
  ...whose(scope, person),
  section,
  step,
  box,
});
