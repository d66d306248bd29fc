import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import type { TriadSheet } from './triad.types.ts';

interface SheetRow extends TriadSheet {
  _id: string;
}

const sheets = collection<SheetRow>(
  'triadSheets',
  {
    _id: String,
    tenant: String,
    run: String,
    triad: String,
    step: String,
    round: Number,
    person: String,
    author: String,
    form: String,
    variant: String,
    values: Schema.Types.Mixed,
    at: Date,
  },
  [{ fields: { tenant: 1, run: 1, person: 1 } }, { fields: { tenant: 1, run: 1, author: 1 } }],
);

/** Sheets that were handed over: each is its reader's own. */
export class TriadSheetStore {
  readonly #rows: Model<SheetRow>;

  constructor(connection: Connection) {
    this.#rows = sheets(connection);
  }

  /** What was handed over first stands. */
  async hand(sheet: TriadSheet): Promise<void> {
    const { tenant, run, triad, round, author } = sheet;
    const _id = derivedId(tenant, run, triad, String(round), author);
    try {
      await this.#rows.collection.insertOne({ _id, ...sheet } as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  async of({ tenant, run }: Scope, person: string): Promise<TriadSheet[]> {
    const rows = await this.#rows.find({ tenant, run, person }).batchSize(WHOLE_LIST).lean<SheetRow[]>();
    return rows
      .map(({ _id, ...sheet }) => sheet)
      .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  }

  /** Of one triad: whoever wrote or was given its sheets is somebody else's second entry. */
  async rename(
    { tenant, run }: Scope,
    triad: string,
    { was, is }: { was: string; is: string },
  ): Promise<void> {
    await this.#rows.updateMany({ tenant, run, triad, person: was }, { $set: { person: is } });
    await this.#rows.updateMany({ tenant, run, triad, author: was }, { $set: { author: is } });
  }

  /** Sheets about somebody go with them; those that they wrote stay with whom they are about, by nobody. */
  async erase({ tenant, run }: Scope, person: string): Promise<void> {
    await this.#rows.deleteMany({ tenant, run, person });
    await this.#rows.updateMany({ tenant, run, author: person }, { $set: { author: '' } });
  }
}
