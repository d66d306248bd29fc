import type { Connection, Model } from 'mongoose';
import { collection, isDuplicate, Schema, WHOLE_LIST } from '../../core/database.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { newerRows, stepTo } from './shared-document.store.ts';
import { practisedIn, type PractisedTriad } from './triad-roles.rule.ts';
import type { Triad } from './triad-shape.rule.ts';
import type { KeptTriad } from './triad.types.ts';

interface TriadRow extends Omit<KeptTriad, 'id'> {
  _id: string;
  /** All have said that it is done, and the course has not heard of it yet. */
  pending?: { id: string; dueAt: Date };
}

/** A triad that the course must hear of. */
export interface PendingTriad {
  triad: KeptTriad;
  pending: string;
}

const TAPS_KEPT = 200;

const triads = collection<TriadRow>(
  'triads',
  {
    _id: String,
    tenant: String,
    run: String,
    step: String,
    number: Number,
    revision: Number,
    state: Schema.Types.Mixed,
    taps: { type: [String] },
    people: { type: [String] },
    moves: { type: [Schema.Types.Mixed] },
    joined: { type: [Schema.Types.Mixed], default: undefined },
    formedAt: Date,
    pending: { type: Schema.Types.Mixed, default: undefined },
  },
  [
    // Two who make trios at the same moment: one of them is refused.
    { fields: { tenant: 1, run: 1, step: 1, number: 1 }, options: { unique: true } },
    { fields: { tenant: 1, run: 1, step: 1, number: 1, revision: 1 } },
    { fields: { tenant: 1, run: 1, people: 1 } },
    // The job asks across tenants for what is due.
    { fields: { 'pending.dueAt': 1 }, options: { sparse: true } },
  ],
);

/** What says who has practised when, and no word of theirs. */
const PRACTISED = { 'state.members': 1, 'state.order': 1, 'state.rounds': 1 } as const;

const keyOf = ({ tenant, run, step, number }: KeptTriad) => ({ tenant, run, step, number });

interface Written {
  /** Id of the tap. */
  tap?: string;
  /** The course is to hear of it from this moment on. */
  tellAt?: Date;
  moves?: KeptTriad['moves'];
}

export class TriadStore {
  readonly #rows: Model<TriadRow>;

  constructor(connection: Connection) {
    this.#rows = triads(connection);
  }

  /** False when its number is taken. */
  async make(
    { tenant, run }: Scope,
    triad: Pick<KeptTriad, 'step' | 'number' | 'state' | 'formedAt'>,
  ): Promise<boolean> {
    const _id = derivedId(tenant, run, 'triad', triad.step, String(triad.number));
    const people = [...triad.state.members];
    try {
      await this.#rows.collection.insertOne({
        _id,
        tenant,
        run,
        ...triad,
        revision: 1,
        taps: [],
        people,
        moves: [],
      } as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async find(scope: Scope, id: string): Promise<KeptTriad | undefined> {
    const row = await this.#rows.findOne({ _id: id }).lean<TriadRow>();
    return row && row.tenant === scope.tenant && row.run === scope.run ? toKept(row) : undefined;
  }

  /** All of a run, or those of one step, by their numbers. */
  async list({ tenant, run }: Scope, step?: string): Promise<KeptTriad[]> {
    const rows = await this.#rows
      .find({ tenant, run, ...(step === undefined ? {} : { step }) })
      .batchSize(WHOLE_LIST)
      .lean<TriadRow[]>();
    return rows.map(toKept).toSorted((one, other) => one.number - other.number);
  }

  /** Those that somebody is or was in. */
  async ofPerson({ tenant, run }: Scope, person: string): Promise<KeptTriad[]> {
    const rows = await this.#rows
      .find({ tenant, run, people: person })
      .batchSize(WHOLE_LIST)
      .lean<TriadRow[]>();
    return rows.map(toKept);
  }

  /** Of which a round was practised: those of a run, or of one person. One command. */
  async practised({ tenant, run }: Scope, person?: string): Promise<PractisedTriad[]> {
    const rows = await this.#rows
      .find({ tenant, run, ...(person === undefined ? {} : { people: person }) }, PRACTISED)
      .batchSize(WHOLE_LIST)
      .lean<Pick<TriadRow, 'state'>[]>();
    return rows.flatMap(({ state }) => practisedIn(state) ?? []);
  }

  /** What one tap makes of it: one command. Undefined when somebody was faster. */
  async change(
    was: KeptTriad,
    state: Triad,
    { tap, tellAt, moves }: Written,
  ): Promise<KeptTriad | undefined> {
    const set = {
      ...(moves ? { moves } : {}),
      ...(tellAt ? { pending: { id: randomId(), dueAt: tellAt } } : {}),
    };
    const { write, now } = stepTo(was, state, { tap, tapsKept: TAPS_KEPT, set });
    const { matchedCount } = await this.#rows.updateOne({ ...keyOf(was), revision: was.revision }, write);
    return matchedCount === 0 ? undefined : { ...now, moves: moves ?? was.moves };
  }

  /** Whole, with nothing left of what stood there. False when somebody was faster. */
  async replace(
    was: KeptTriad,
    now: Pick<KeptTriad, 'state' | 'people' | 'moves' | 'joined'>,
  ): Promise<boolean> {
    const { state, people, moves, joined = was.joined ?? [] } = now;
    const { matchedCount } = await this.#rows.updateOne(
      { ...keyOf(was), revision: was.revision },
      { $set: { state, people, moves, joined }, $inc: { revision: 1 } },
    );
    return matchedCount === 1;
  }

  async newer(known: ReadonlyMap<string, number>): Promise<KeptTriad[]> {
    return (await newerRows(this.#rows, known)).map(toKept);
  }

  async nextPending(now: Date): Promise<PendingTriad | undefined> {
    const row = await this.#rows
      .findOne({ 'pending.dueAt': { $lte: now } })
      .sort({ 'pending.dueAt': 1 })
      .lean<TriadRow>();
    return row?.pending ? { triad: toKept(row), pending: row.pending.id } : undefined;
  }

  async settle({ triad, pending }: PendingTriad): Promise<void> {
    await this.#rows.updateOne({ _id: triad.id, 'pending.id': pending }, { $unset: { pending: 1 } });
  }

  async delay({ triad, pending }: PendingTriad, dueAt: Date): Promise<void> {
    await this.#rows.updateOne(
      { _id: triad.id, 'pending.id': pending },
      { $set: { 'pending.dueAt': dueAt } },
    );
  }
}

const toKept = ({ _id: id, pending: _told, ...row }: TriadRow): KeptTriad => ({ id, ...row });
