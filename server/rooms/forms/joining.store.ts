import type { Connection, Model } from 'mongoose';
import { isDuplicate, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import { answers, type AnswerRow } from './answer.store.ts';

/** Answers of two entries that are one person. */
export class JoiningStore {
  readonly #rows: Model<AnswerRow>;

  constructor(connection: Connection) {
    this.#rows = answers(connection);
  }

  /**
   * `into` goes on with copies of what `from` has answered, where it has no answer of its own. The other's rows stay as
   * they are: they are what a parting goes back to. Nothing is told: marks are joined by the room that keeps them.
   */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const row of await this.#rowsOf(scope, from)) {
      const joined = { from, revision: row.revision };
      const copy = { ...row, _id: randomId(), person: into, untold: [], telling: null, writes: [], joined };
      try {
        await this.#rows.collection.insertOne(copy as never);
      } catch (error) {
        // Its own answer to the same form, or the copy of an earlier try.
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  /** Takes the copies away; what somebody went on writing in is theirs by now. */
  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    for (const row of await this.#rowsOf(scope, into)) {
      if (row.joined?.from !== from) continue;
      const { tenant, run, person, form, subject, variant, revision } = row;
      const match = { tenant, run, person, form, subject, variant, revision };
      if (row.joined.revision === revision) await this.#rows.deleteOne(match);
      else await this.#rows.updateOne(match, { $unset: { joined: '' } });
    }
  }

  #rowsOf(scope: Scope, person: string): Promise<AnswerRow[]> {
    return this.#rows
      .find({ tenant: scope.tenant, run: scope.run, person })
      .batchSize(WHOLE_LIST)
      .lean<AnswerRow[]>();
  }
}
