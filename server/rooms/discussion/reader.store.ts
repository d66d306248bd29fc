import type { Connection, Model } from 'mongoose';
import { collection, findOrMake, Schema } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { Visits } from './discussion.rule.ts';

/** What is kept of somebody at one place, or, at `*`, of them in the whole run. */
export interface Reader extends Visits {
  person: string;
  place: string;
  /** Places in the row of the threads that they began or joined; the newest last. */
  threads: number[];
  /** When they last said something there. */
  spokeAt: Date | null;
  /** At `*`: whom they follow. */
  follows: string[];
  /** At `*`: comments of theirs that a trainer has hidden. */
  hidden: { id: string; step: string }[];
}

interface ReaderRow extends Scope, Reader {
  _id: string;
}

const readers = collection<ReaderRow>(
  'commentReaders',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    place: String,
    threads: { type: [Number] },
    spokeAt: Date,
    follows: { type: [String] },
    hidden: { type: [Schema.Types.Mixed] },
    seen: Number,
    seenAt: Date,
    before: Number,
    beforeAt: Date,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, place: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, place: 1, person: 1 } },
  ],
);

/** Where what belongs to no place is kept. */
export const EVERYWHERE = '*';
/** A person's threads that "mine" can still show. */
const THREADS_KEPT = 1000;
const FOLLOWED_AT_MOST = 200;
const HIDDEN_KEPT = 20;

const nobody = (person: string, place: string): Reader => ({
  person,
  place,
  threads: [],
  spokeAt: null,
  follows: [],
  hidden: [],
  seen: 0,
  seenAt: null,
  before: 0,
  beforeAt: null,
});

export class ReaderStore {
  readonly #rows: Model<ReaderRow>;

  constructor(connection: Connection) {
    this.#rows = readers(connection);
  }

  /** Somebody at a place, and in the run: one command. */
  async find(scope: Scope, person: string, place: string): Promise<{ here: Reader; everywhere: Reader }> {
    const { tenant, run } = scope;
    const rows = await this.#rows
      .find({ tenant, run, person, place: { $in: [EVERYWHERE, place] } })
      .lean<ReaderRow[]>();
    const at = (name: string) => ({ ...nobody(person, name), ...rows.find((row) => row.place === name) });
    return { here: at(place), everywhere: at(EVERYWHERE) };
  }

  /** Several people at a place. */
  async list(scope: Scope, persons: readonly string[], place: string): Promise<Reader[]> {
    if (persons.length === 0) return [];
    const { tenant, run } = scope;
    return this.#rows.find({ tenant, run, place, person: { $in: persons } }).lean<ReaderRow[]>();
  }

  async ofPerson({ tenant, run }: Scope, person: string): Promise<Reader[]> {
    return this.#rows.find({ tenant, run, person }).lean<ReaderRow[]>();
  }

  async noteVisits(scope: Scope, { person, place }: Reader, visits: Visits): Promise<void> {
    await this.#update(scope, person, place, { $set: visits });
  }

  /**
   * Somebody said something in a thread. Doing it twice is doing it once. What they had read up to their own words, they
   * have read with them: nobody's own words are news to them.
   */
  async noteSaid(
    scope: Scope,
    person: string,
    place: string,
    said: { thread: number; turn: number; at: Date },
  ): Promise<void> {
    const { here } = await this.find(scope, person, place);
    const { thread, turn, at } = said;
    const upTo = (seen: number) => (seen === turn - 1 ? turn : seen);
    const threads = [...here.threads.filter((one) => one !== thread), thread].slice(-THREADS_KEPT);
    const spokeAt = here.spokeAt && here.spokeAt > at ? here.spokeAt : at;
    const set = { threads, spokeAt, seen: upTo(here.seen), before: upTo(here.before) };
    await this.#update(scope, person, place, { $set: set });
  }

  async follow(scope: Scope, person: string, other: string, on: boolean): Promise<void> {
    const { everywhere } = await this.find(scope, person, EVERYWHERE);
    const others = everywhere.follows.filter((one) => one !== other);
    const follows = on ? [...others, other].slice(-FOLLOWED_AT_MOST) : others;
    await this.#update(scope, person, EVERYWHERE, { $set: { follows } });
  }

  async setHidden(scope: Scope, person: string, comment: { id: string; step: string }, on: boolean) {
    const { everywhere } = await this.find(scope, person, EVERYWHERE);
    const others = everywhere.hidden.filter(({ id }) => id !== comment.id);
    const hidden = on ? [...others, comment].slice(-HIDDEN_KEPT) : others;
    await this.#update(scope, person, EVERYWHERE, { $set: { hidden } });
  }

  /** Somebody and everybody's word that they follow them. */
  async remove({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
    await this.#rows.updateMany({ tenant, run, place: EVERYWHERE }, { $pull: { follows: person } });
  }

  async #update(scope: Scope, person: string, place: string, update: Record<string, object>): Promise<void> {
    const { tenant, run } = scope;
    const start = { tenant, run, ...nobody(person, place) };
    const set = Object.keys({ ...update['$set'], ...update['$push'] });
    const others = Object.fromEntries(Object.entries(start).filter(([field]) => !set.includes(field)));
    const key = { _id: derivedId(tenant, run, person, place) };
    // Of two at once one meets the other's row.
    await findOrMake(() =>
      this.#rows.updateOne(key, { ...update, $setOnInsert: others }, { upsert: true }).exec(),
    );
  }
}
