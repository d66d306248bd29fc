import type { Connection, Model } from 'mongoose';
import { collection, findOrMake } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';

/** What is known of a place where comments stand: the wall of a run, or a step. */
export interface Place {
  /** Threads so far: the place of the newest. */
  threads: number;
  /** Threads and replies so far: the turn of the newest. */
  turns: number;
  /** Those that stand. */
  comments: number;
  /** Kept on top, the last one first. */
  pinned: string[];
  /** Threads that were found helpful most, in that order. */
  best: string[];
}

interface PlaceRow extends Scope, Place {
  _id: string;
  place: string;
}

const places = collection<PlaceRow>(
  'commentPlaces',
  {
    _id: String,
    tenant: String,
    run: String,
    place: String,
    threads: Number,
    turns: Number,
    comments: Number,
    pinned: { type: [String] },
    best: { type: [String] },
  },
  [{ fields: { tenant: 1, run: 1, place: 1 }, options: { unique: true } }],
);

const NOTHING: Place = { threads: 0, turns: 0, comments: 0, pinned: [], best: [] };

export class PlaceStore {
  readonly #rows: Model<PlaceRow>;

  constructor(connection: Connection) {
    this.#rows = places(connection);
  }

  async find({ tenant, run }: Scope, place: string): Promise<Place> {
    const row = await this.#rows.findOne({ tenant, run, place }).lean<PlaceRow>();
    return row ? { ...NOTHING, ...row } : NOTHING;
  }

  /** Gives the next turn, and to a new thread the next place. */
  async next(scope: Scope, place: string, isThread: boolean): Promise<{ place: number; turn: number }> {
    const { tenant, run } = scope;
    const row = await findOrMake(() =>
      this.#rows
        .findOneAndUpdate(
          { _id: derivedId(tenant, run, place) },
          {
            $inc: { turns: 1, comments: 1, threads: isThread ? 1 : 0 },
            $setOnInsert: { tenant, run, place, pinned: [], best: [] },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<PlaceRow>(),
    );
    return { place: row.threads, turn: row.turns };
  }

  async count(scope: Scope, place: string, comments: number): Promise<void> {
    await this.#rows.updateOne({ _id: derivedId(scope.tenant, scope.run, place) }, { $inc: { comments } });
  }

  async set(scope: Scope, place: string, fields: Partial<Pick<Place, 'pinned' | 'best'>>): Promise<void> {
    await this.#rows.updateOne({ _id: derivedId(scope.tenant, scope.run, place) }, { $set: fields });
  }
}
