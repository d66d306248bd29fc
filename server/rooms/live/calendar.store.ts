import { type Connection, type Model, Schema } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { FIRST_RHYTHM } from './calendar.rule.ts';
import type { RunCalendarOfSessions } from './calendar.types.ts';

interface CalendarRow extends RunCalendarOfSessions, Scope {
  _id: string;
}

const calendars = collection<CalendarRow>(
  'liveCalendars',
  {
    _id: String,
    tenant: String,
    run: String,
    rhythm: { type: Object },
    link: String,
    language: String,
    sessions: { type: [Schema.Types.Mixed] },
    revision: Number,
  },
  [{ fields: { tenant: 1, run: 1, revision: 1 } }],
);

/** One row a run: all that is settled of its sessions is read and changed at once. */
export class CalendarStore {
  readonly #rows: Model<CalendarRow>;

  constructor(connection: Connection) {
    this.#rows = calendars(connection);
  }

  async find({ tenant, run }: Scope): Promise<RunCalendarOfSessions> {
    const row = await this.#rows.findOne({ tenant, run }).lean<CalendarRow>();
    if (!row) return { rhythm: FIRST_RHYTHM, link: null, language: null, sessions: [], revision: 0 };
    const { rhythm, link, language, sessions, revision } = row;
    return { rhythm, link, language, sessions, revision };
  }

  /** False when somebody has saved since `next.revision` was read. */
  async save({ tenant, run }: Scope, { revision, ...next }: RunCalendarOfSessions): Promise<boolean> {
    const _id = derivedId(tenant, run);
    if (revision > 0) {
      const set = { $set: { ...next, revision: revision + 1 } };
      return (await this.#rows.updateOne({ _id, tenant, run, revision }, set)).modifiedCount === 1;
    }
    try {
      await this.#rows.collection.insertOne({ _id, tenant, run, ...next, revision: 1 } as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
