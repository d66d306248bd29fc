import type { Connection, Model } from 'mongoose';
import { collection, findOrMake } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { CommentKind } from './review.types.ts';

interface PhraseRow extends Scope {
  _id: string;
  /** Its name among those of the run. */
  key: string;
  /** Who kept it first; not there any more where that trainer was forgotten. */
  person?: string;
  kind: CommentKind;
  text: string;
  madeAt: Date;
}

export interface Phrase {
  id: string;
  kind: CommentKind;
  text: string;
}

/** More than anybody looks through. */
export const MOST_PHRASES = 200;

const phrases = collection<PhraseRow>(
  'reviewPhrases',
  {
    _id: String,
    tenant: String,
    run: String,
    key: String,
    person: String,
    kind: String,
    text: String,
    madeAt: Date,
  },
  [
    { fields: { tenant: 1, run: 1, madeAt: 1 } },
    { fields: { tenant: 1, run: 1, key: 1 } },
    { fields: { tenant: 1, run: 1, person: 1 } },
  ],
);

/** Sentences that the trainers of a run keep for their comments. */
export class PhraseStore {
  readonly #rows: Model<PhraseRow>;
  /** What somebody keeps is the team’s: it stays, without them. */
  readonly persons: Persons;

  constructor(connection: Connection) {
    this.#rows = phrases(connection);
    this.persons = {
      take: async ({ tenant, run }, person) => {
        const rows = await this.#rows.find({ tenant, run, person }).sort({ madeAt: 1 }).lean<PhraseRow[]>();
        return { reviewPhrases: rows.map(({ kind, text }) => ({ kind, text })) };
      },
      erase: async ({ tenant, run }, person) => {
        await this.#rows.updateMany({ tenant, run, person }, { $unset: { person: 1 } });
      },
    };
  }

  async list({ tenant, run }: Scope): Promise<Phrase[]> {
    const rows = await this.#rows
      .find({ tenant, run })
      .sort({ madeAt: 1 })
      .limit(MOST_PHRASES)
      .lean<PhraseRow[]>();
    return rows.map(phraseOf);
  }

  async keep(
    { tenant, run }: Scope,
    { id, ...said }: Phrase,
    by: { person: string; at: Date },
  ): Promise<Phrase> {
    const _id = derivedId(tenant, run, id);
    const first = { tenant, run, key: id, person: by.person, madeAt: by.at };
    const row = await findOrMake(() =>
      this.#rows
        .findOneAndUpdate(
          { _id },
          { $set: said, $setOnInsert: first },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<PhraseRow>(),
    );
    return phraseOf(row);
  }

  async drop({ tenant, run }: Scope, id: string): Promise<void> {
    await this.#rows.deleteOne({ tenant, run, key: id });
  }
}

const phraseOf = ({ key, kind, text }: PhraseRow): Phrase => ({ id: key, kind, text });
