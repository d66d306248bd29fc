import { type Connection, type Model, Schema } from 'mongoose';
import { collection, isDuplicate } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { FIRST_RHYTHM } from './calendar.rule.ts';
import type { RhythmMove, RunCalendarOfSessions } from './calendar.types.ts';
import { nextToTell, noteTold, type ToTell } from './to-tell.store.ts';

interface CalendarRow extends Omit<RunCalendarOfSessions, 'rhythmMoves'>, Scope {
  _id: string;
  /** Absent until the rhythm is moved. */
  rhythmMoves?: RhythmMove[];
  /** From when on people are to be told by mail what was moved; null: there is nothing new. */
  tellAt: Date | null;
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
    rhythmMoves: { type: [Schema.Types.Mixed] },
    tellAt: { type: Date, default: null },
    revision: Number,
  },
  [
    { fields: { tenant: 1, run: 1, revision: 1 } },
    // A job asks across tenants what is to be told.
    { fields: { tellAt: 1 } },
  ],
);

const FRESH: RunCalendarOfSessions = {
  rhythm: FIRST_RHYTHM,
  link: null,
  language: null,
  sessions: [],
  rhythmMoves: [],
  revision: 0,
};

/** One row a run: all that is settled of its sessions is read and changed at once. */
export class CalendarStore {
  readonly #rows: Model<CalendarRow>;

  constructor(connection: Connection) {
    this.#rows = calendars(connection);
  }

  async find({ tenant, run }: Scope): Promise<RunCalendarOfSessions> {
    const row = await this.#rows.findOne({ tenant, run }).lean<CalendarRow>();
    if (!row) return FRESH;
    const { rhythm, link, language, sessions, rhythmMoves = [], revision } = row;
    return { rhythm, link, language, sessions, rhythmMoves, revision };
  }

  /** False when somebody has saved since `next.revision` was read. `tellAt`: something was moved by it. */
  async save(
    { tenant, run }: Scope,
    { revision, ...calendar }: RunCalendarOfSessions,
    tellAt: Date | null,
  ): Promise<boolean> {
    const _id = derivedId(tenant, run);
    const next = { ...calendar, ...(tellAt && { tellAt }) };
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

  /** The run that has waited longest for people to be told. */
  async nextToTell(now: Date): Promise<ToTell | undefined> {
    return nextToTell(this.#rows, now);
  }

  async told(told: ToTell): Promise<void> {
    await noteTold(this.#rows, told);
  }
}
