import { type Connection, type Model, Schema } from 'mongoose';
import { collection, findOrMake, isDuplicate, WHOLE_LIST } from '../../core/database.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Pair, Persons } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { AttendanceMark } from './attendance.rule.ts';
import type { Attendance } from './attendance.types.ts';

interface AttendanceRow extends Scope {
  _id: string;
  person: string;
  step: string;
  testUser?: boolean;
  checkedInAt?: Date;
  toldAt?: Date;
  madeUpAt?: Date;
  mark?: AttendanceMark | null;
  markedAt?: Date;
  pulsed?: boolean;
  /** The course has not heard of the mark yet. */
  pending?: { id: string; dueAt: Date };
  /** The person whose it was, where two entries were joined. */
  from?: string;
}

/** A mark that the course must hear of. */
export interface PendingMark extends Scope {
  id: string;
  person: string;
  step: string;
  testUser: boolean;
  mark: AttendanceMark | null;
  at: Date;
  pending: string;
}

interface Who {
  person: string;
  testUser: boolean;
}

const attendances = collection<AttendanceRow>(
  'liveAttendances',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    step: String,
    testUser: Boolean,
    checkedInAt: Date,
    toldAt: Date,
    madeUpAt: Date,
    mark: String,
    markedAt: Date,
    pulsed: Boolean,
    pending: { type: Schema.Types.Mixed, default: undefined },
    from: String,
  },
  [
    { fields: { tenant: 1, run: 1, person: 1, step: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, step: 1 } },
    // The job asks across tenants for what is due.
    { fields: { 'pending.dueAt': 1 } },
  ],
);

/** One row a person and session. */
export class AttendanceStore {
  readonly #rows: Model<AttendanceRow>;
  readonly persons: Required<Persons>;

  constructor(connection: Connection) {
    this.#rows = attendances(connection);
    this.persons = {
      take: async (scope, person) => ({ attendances: (await this.listOf(scope, person)).map(taken) }),
      erase: async ({ tenant, run }, person) => void (await this.#rows.deleteMany({ tenant, run, person })),
      join: (scope, pair) => this.#join(scope, pair),
      part: async ({ tenant, run }, { from, into }) =>
        void (await this.#rows.deleteMany({ tenant, run, person: into, from })),
    };
  }

  async find({ tenant, run }: Scope, person: string, step: string): Promise<Attendance | undefined> {
    const row = await this.#rows.findOne({ tenant, run, person, step }).lean<AttendanceRow>();
    return row ? presentRow(row) : undefined;
  }

  async listOf({ tenant, run }: Scope, person: string): Promise<Attendance[]> {
    return (await this.#rows.find({ tenant, run, person }).lean<AttendanceRow[]>()).map(presentRow);
  }

  /** Of these people, or of everybody of whom anything is known. */
  async listAt({ tenant, run }: Scope, step: string, persons?: readonly string[]): Promise<Attendance[]> {
    const whose = persons ? { person: { $in: [...persons] } } : {};
    const rows = await this.#rows
      .find({ tenant, run, step, ...whose })
      .batchSize(WHOLE_LIST)
      .lean<AttendanceRow[]>();
    return rows.map(presentRow);
  }

  /** Who was at which session of a run, as far as anybody has said so. */
  async ofRun({
    tenant,
    run,
  }: Scope): Promise<Pick<Attendance, 'person' | 'step' | 'mark' | 'checkedInAt'>[]> {
    const said = { _id: 0, person: 1, step: 1, mark: 1, checkedInAt: 1 };
    const rows = await this.#rows
      .find({ tenant, run }, said)
      .batchSize(WHOLE_LIST)
      .lean<Pick<AttendanceRow, 'person' | 'step' | 'mark' | 'checkedInAt'>[]>();
    return rows.map(({ person, step, mark = null, checkedInAt = null }) => {
      return { person, step, mark, checkedInAt };
    });
  }

  /** The first time counts; whoever comes has not stayed away. */
  checkIn(scope: Scope, who: Who, { step, at }: { step: string; at: Date }): Promise<Attendance> {
    return this.#change(scope, who, step, { $min: { checkedInAt: at }, $unset: { toldAt: 1 } });
  }

  /** That they cannot come; null takes it back. */
  tell(scope: Scope, who: Who, { step, at }: { step: string; at: Date | null }): Promise<Attendance> {
    return this.#change(scope, who, step, at ? { $set: { toldAt: at } } : { $unset: { toldAt: 1 } });
  }

  sayMadeUp(scope: Scope, who: Who, { step, at }: { step: string; at: Date | null }): Promise<Attendance> {
    return this.#change(scope, who, step, at ? { $set: { madeUpAt: at } } : { $unset: { madeUpAt: 1 } });
  }

  mark(
    scope: Scope,
    who: Who,
    { step, at, mark }: { step: string; at: Date; mark: AttendanceMark | null },
  ): Promise<Attendance> {
    return this.#change(scope, who, step, { $set: marking(mark, at) });
  }

  /** By what somebody did, where no trainer has said otherwise. False: one has. */
  async credit(
    scope: Scope,
    who: Who,
    { step, at, mark }: { step: string; at: Date; mark: AttendanceMark },
  ): Promise<boolean> {
    await this.#change(scope, who, step, {});
    const key = { tenant: scope.tenant, run: scope.run, person: who.person, step, mark: null };
    return (await this.#rows.updateOne(key, { $set: marking(mark, at) })).modifiedCount === 1;
  }

  /** Confirms everybody who has checked in and of whom nothing is said yet; answers how many. */
  async confirm({ tenant, run }: Scope, { step, at, lateAfter }: Confirming): Promise<number> {
    const open = { tenant, run, step, mark: null };
    const here = { ...open, checkedInAt: { $lte: lateAfter } };
    const late = { ...open, checkedInAt: { $gt: lateAfter } };
    const [one, other] = await Promise.all([
      this.#rows.updateMany(here, { $set: marking('here', at) }),
      this.#rows.updateMany(late, { $set: marking('late', at) }),
    ]);
    return one.modifiedCount + other.modifiedCount;
  }

  /** False when they had answered already. */
  async notePulse(scope: Scope, who: Who, step: string): Promise<boolean> {
    await this.#change(scope, who, step, {});
    const { tenant, run } = scope;
    const key = { tenant, run, person: who.person, step, pulsed: { $ne: true } };
    return (await this.#rows.updateOne(key, { $set: { pulsed: true } })).modifiedCount === 1;
  }

  async nextPending(now: Date): Promise<PendingMark | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<AttendanceRow>();
    if (!row?.pending) return undefined;
    const { _id: id, tenant, run, person, step, testUser = false, mark = null, markedAt } = row;
    const at = markedAt ?? row.pending.dueAt;
    return { id, tenant, run, person, step, testUser, mark, at, pending: row.pending.id };
  }

  /** Unless it was marked anew meanwhile. */
  async settle({ id, pending }: PendingMark): Promise<void> {
    await this.#rows.updateOne({ _id: id, 'pending.id': pending }, { $unset: { pending: 1 } });
  }

  async delay({ id, pending }: PendingMark, dueAt: Date): Promise<void> {
    await this.#rows.updateOne({ _id: id, 'pending.id': pending }, { $set: { 'pending.dueAt': dueAt } });
  }

  async #change({ tenant, run }: Scope, { person, testUser }: Who, step: string, change: object) {
    const key = { _id: derivedId(tenant, run, person, step), tenant, run, person, step };
    const update = { ...change, $setOnInsert: { testUser } };
    const row = await findOrMake(() =>
      this.#rows
        .findOneAndUpdate(key, update, { upsert: true, returnDocument: 'after' })
        .lean<AttendanceRow>(),
    );
    return presentRow(row);
  }

  /** What `into` has of a session is theirs; of the others they go on with what `from` has. */
  async #join({ tenant, run }: Scope, { from, into }: Pair): Promise<void> {
    const rows = await this.#rows.find({ tenant, run, person: from }).lean<AttendanceRow[]>();
    for (const row of rows) {
      const { pending: _told, ...kept } = row;
      const copy = { ...kept, _id: derivedId(tenant, run, into, row.step), person: into, from };
      await this.#rows.collection.insertOne(copy as never).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    }
  }
}

interface Confirming {
  step: string;
  at: Date;
  lateAfter: Date;
}

const marking = (mark: AttendanceMark | null, at: Date) => ({
  mark,
  markedAt: at,
  pending: { id: randomId(), dueAt: at },
});

const presentRow = (row: AttendanceRow): Attendance => ({
  person: row.person,
  step: row.step,
  testUser: row.testUser ?? false,
  checkedInAt: row.checkedInAt ?? null,
  toldAt: row.toldAt ?? null,
  madeUpAt: row.madeUpAt ?? null,
  mark: row.mark ?? null,
  markedAt: row.markedAt ?? null,
  pulsed: row.pulsed ?? false,
});

const taken = ({ step, checkedInAt, toldAt, madeUpAt, mark, markedAt }: Attendance) => ({
  step,
  checkedInAt,
  toldAt,
  madeUpAt,
  mark,
  markedAt,
});
