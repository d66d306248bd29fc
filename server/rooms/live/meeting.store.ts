import type { Connection, Model } from 'mongoose';
import { collection, findOrMake, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { overAt } from './meeting-attended.rule.ts';
import type { Joining } from './one-person.rule.ts';
import { GLANCE, type Meeting, type MeetingGlance } from './meeting-shape.rule.ts';
import type { HeldDates } from './set-plan.rule.ts';
import { newerRows, stepTo } from './shared-document.store.ts';
import type { Shared } from './shared-document.types.ts';

export interface MeetingName {
  set: string;
  n: number;
}

/** A meeting as it is kept. */
export interface KeptMeeting extends Scope, MeetingName, Joining, Shared<Meeting> {
  id: string;
}

/** A meeting as it bears on when a set meets and who takes part. */
export interface Glanced extends MeetingName {
  state: MeetingGlance;
}

const GLANCED = Object.fromEntries([
  ['_id', 0] as const,
  ...['set', 'n', ...GLANCE.map((part) => `state.${part}`)].map((field) => [field, 1] as const),
]);

interface MeetingRow extends Omit<KeptMeeting, 'id'> {
  _id: string;
  /** When the course is to hear who was there: the moment at which the meeting is over. Gone when it has. */
  creditAt?: Date;
}

/** A set of eight that taps twice a second is back within this before the oldest of them is forgotten. */
const TAPS_KEPT = 500;

const meetings = collection<MeetingRow>(
  'setMeetings',
  {
    _id: String,
    tenant: String,
    run: String,
    set: String,
    n: Number,
    revision: Number,
    state: Schema.Types.Mixed,
    taps: { type: [String] },
    people: { type: [String] },
    joined: { type: [Schema.Types.Mixed], default: undefined },
    creditAt: Date,
  },
  [
    { fields: { tenant: 1, run: 1, set: 1, n: 1 }, options: { unique: true } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, run: 1, set: 1, n: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, people: 1 } },
    // The job asks across tenants for what is due; the index holds waiting meetings only.
    { fields: { creditAt: 1 }, options: { sparse: true } },
  ],
);

const DATES = {
  set: 1,
  n: 1,
  'state.phase': 1,
  'state.openedAt': 1,
  'state.closedAt': 1,
  'state.next': 1,
} as const;

export const meetingId = ({ tenant, run }: Scope, { set, n }: MeetingName): string =>
  derivedId(tenant, run, set, String(n));

const keyOf = ({ tenant, run, set, n }: KeptMeeting) => ({ tenant, run, set, n });

export class MeetingStore {
  readonly #rows: Model<MeetingRow>;

  constructor(connection: Connection) {
    this.#rows = meetings(connection);
  }

  /** The meeting as somebody has opened it; of two who open it at once both get the same. */
  async open(scope: Scope, { set, n }: MeetingName, state: Meeting): Promise<KeptMeeting> {
    const { tenant, run } = scope;
    const people = [...state.members];
    const first = { tenant, run, set, n, revision: 1, state, taps: [], people, creditAt: overAt(state) };
    const key = { _id: meetingId(scope, { set, n }) };
    const upsert = { upsert: true, returnDocument: 'after' } as const;
    const row = await findOrMake(() =>
      this.#rows.findOneAndUpdate(key, { $setOnInsert: first }, upsert).lean<MeetingRow>(),
    );
    return toKept(row);
  }

  async find(scope: Scope, name: MeetingName): Promise<KeptMeeting | undefined> {
    const row = await this.#rows.findOne({ _id: meetingId(scope, name) }).lean<MeetingRow>();
    return row && row.tenant === scope.tenant && row.run === scope.run ? toKept(row) : undefined;
  }

  async ofSet({ tenant, run }: Scope, set: string): Promise<KeptMeeting[]> {
    const rows = await this.#rows.find({ tenant, run, set }).batchSize(WHOLE_LIST).lean<MeetingRow[]>();
    return rows.map(toKept).toSorted((one, other) => one.n - other.n);
  }

  async ofRun({ tenant, run }: Scope): Promise<KeptMeeting[]> {
    const rows = await this.#rows.find({ tenant, run }).batchSize(WHOLE_LIST).lean<MeetingRow[]>();
    return rows.map(toKept);
  }

  /** All meetings of a run, without what was written in them. */
  async glances({ tenant, run }: Scope): Promise<Glanced[]> {
    return this.#rows.find({ tenant, run }, GLANCED).batchSize(WHOLE_LIST).lean<Glanced[]>();
  }

  /** The same of one person's meetings. */
  async glancesOf({ tenant, run }: Scope, person: string): Promise<Glanced[]> {
    const theirs = { tenant, run, people: person };
    return this.#rows.find(theirs, GLANCED).batchSize(WHOLE_LIST).lean<Glanced[]>();
  }

  /** Meetings in which somebody has called the trainer, and nobody has come. */
  async calling({ tenant, run }: Scope): Promise<Glanced[]> {
    const open = { 'state.call.at': { $gt: -1 }, 'state.call.answeredAt': null, 'state.closedAt': null };
    return this.#rows
      .find({ tenant, run, ...open }, GLANCED)
      .batchSize(WHOLE_LIST)
      .lean<Glanced[]>();
  }

  /** What says when sets meet, and nothing of what was said. */
  async datesOf({ tenant, run }: Scope): Promise<(HeldDates & { set: string })[]> {
    return this.#rows.find({ tenant, run }, DATES).batchSize(WHOLE_LIST).lean<MeetingRow[]>();
  }

  async withPerson({ tenant, run }: Scope, person: string): Promise<KeptMeeting[]> {
    const rows = await this.#rows
      .find({ tenant, run, people: person })
      .batchSize(WHOLE_LIST)
      .lean<MeetingRow[]>();
    return rows.map(toKept);
  }

  /** What one tap makes of it: one command. Undefined when somebody was faster. */
  async change(was: KeptMeeting, state: Meeting, tap?: string): Promise<KeptMeeting | undefined> {
    const closes = state.phase === 'closed' && was.state.phase !== 'closed';
    const set = closes ? { creditAt: overAt(state) } : {};
    const { write, now } = stepTo(was, state, { tap, tapsKept: TAPS_KEPT, set });
    const { matchedCount } = await this.#rows.updateOne({ ...keyOf(was), revision: was.revision }, write);
    return matchedCount === 0 ? undefined : now;
  }

  /** Whole, with nothing left of what stood there. False when somebody was faster. */
  async replace(was: KeptMeeting, now: Pick<KeptMeeting, 'state' | 'people' | 'joined'>): Promise<boolean> {
    const { state, people, joined = was.joined ?? [] } = now;
    const { matchedCount } = await this.#rows.updateOne(
      { ...keyOf(was), revision: was.revision },
      { $set: { state, people, joined }, $inc: { revision: 1 } },
    );
    return matchedCount === 1;
  }

  /** The meeting that has been over for longest and of which the course has not heard. */
  async nextToCredit(now: Date): Promise<KeptMeeting | undefined> {
    const row = await this.#rows
      .findOne({ creditAt: { $lte: now } })
      .sort({ creditAt: 1 })
      .lean<MeetingRow>();
    return row ? toKept(row) : undefined;
  }

  /** Unless somebody has closed it meanwhile: then it is credited once more. */
  async credited({ id, revision }: KeptMeeting): Promise<void> {
    await this.#rows.updateOne({ _id: id, revision }, { $unset: { creditAt: 1 } });
  }

  async creditLater({ id }: KeptMeeting, at: Date): Promise<void> {
    await this.#rows.updateOne({ _id: id }, { $set: { creditAt: at } });
  }

  async newer(known: ReadonlyMap<string, number>): Promise<KeptMeeting[]> {
    return (await newerRows(this.#rows, known)).map(toKept);
  }
}

const toKept = ({ _id: id, creditAt: _waits, ...row }: MeetingRow): KeptMeeting => ({ id, ...row });
