import type { Connection, Model } from 'mongoose';
import type { AgsEndpoint } from '../../../lti/index.ts';
import { collection, findOrMake } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';

/** A course in an LMS: one cohort going through one edition of a course. */
export interface Run {
  id: string;
  tenant: string;
  /** The platform's context id, or `link:<deployment>/<resource link>` where a launch names no context (case 21). */
  contextKey: string;
  title: string | null;
  course: string;
  edition: number;
  /** Monday of the week in which it was first opened. */
  startsOn: string;
  /**
   * Addresses and rights of the grade service, as any launch brought them: scores go out weeks later without one.
   * Without the column of a link, which is the link's own (link.store.ts).
   */
  ags: Omit<AgsEndpoint, 'lineitem'> | null;
  membershipsUrl: string | null;
  roster: { dueAt: Date; lastAt: Date | null; lastCode: string | null; people: number | null };
}

/** What a launch says of its run; null where it says nothing. */
export type RunSeen = Pick<Run, 'title' | 'ags' | 'membershipsUrl'>;

interface RunRow extends Omit<Run, 'id'> {
  _id: string;
  people: number;
  rosterLease: Date;
}

const runs = collection<RunRow>(
  'runs',
  {
    _id: String,
    tenant: String,
    contextKey: String,
    title: String,
    course: String,
    edition: Number,
    startsOn: String,
    ags: { type: Object },
    membershipsUrl: String,
    roster: { dueAt: Date, lastAt: Date, lastCode: String, people: Number },
    people: Number,
    rosterLease: Date,
  },
  [
    { fields: { tenant: 1, contextKey: 1 }, options: { unique: true } },
    // The roster job asks across tenants for what is due, so this index begins with the time.
    { fields: { 'roster.dueAt': 1 } },
  ],
);

/** How long one process may hold a roster before another may take it over. */
const LEASE_MS = 5 * 60_000;

export class RunStore {
  readonly #runs: Model<RunRow>;

  constructor(connection: Connection) {
    this.#runs = runs(connection);
  }

  /** Finds the run of a context, or begins it with what its first launch says. One command, two for a new run. */
  async findOrCreate(
    scope: TenantScope,
    first: Pick<Run, 'contextKey' | 'course' | 'edition' | 'startsOn'> & RunSeen,
    now: Date,
  ): Promise<Run> {
    const { tenant } = scope;
    const id = derivedId(tenant, first.contextKey);
    const known = await this.find({ tenant, run: id });
    if (known) return known;
    const { contextKey, ...fields } = first;
    const begun = {
      ...fields,
      people: 0,
      rosterLease: new Date(0),
      roster: { dueAt: now, lastAt: null, lastCode: null, people: null },
    };
    const row = await findOrMake(() =>
      this.#runs
        .findOneAndUpdate(
          { _id: id, tenant, contextKey },
          { $setOnInsert: begun },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<RunRow>(),
    );
    return present(row);
  }

  /**
   * Adds what a launch says; answers the run after it. Rights are united in the database, so that two launches at once
   * lose none of either.
   */
  async learn(scope: TenantScope, id: string, seen: RunSeen): Promise<Run> {
    const { title, ags, membershipsUrl } = seen;
    const match = { tenant: scope.tenant, _id: id };
    const told = {
      ...(title === null ? {} : { title }),
      ...(membershipsUrl === null ? {} : { membershipsUrl }),
    };
    // Two shapes of one change: a right cannot be added to a service that is not there yet.
    const more = ags && {
      $set: { ...told, ...(ags.lineitems === undefined ? {} : { 'ags.lineitems': ags.lineitems }) },
      $addToSet: { 'ags.scope': { $each: ags.scope } },
    };
    const row = await findOrMake(async () =>
      ags
        ? ((await this.#change({ ...match, ags: { $ne: null } }, more ?? {})) ??
          (await this.#change({ ...match, ags: null }, { $set: { ...told, ags } })))
        : this.#change(match, { $set: told }),
    );
    return present(row);
  }

  #change(match: Record<string, unknown>, change: Record<string, unknown>): Promise<RunRow | null> {
    return this.#runs.findOneAndUpdate(match, change, { returnDocument: 'after' }).lean<RunRow>();
  }

  async find(scope: Scope): Promise<Run | undefined> {
    const row = await this.#runs.findOne({ tenant: scope.tenant, _id: scope.run }).lean<RunRow>();
    return row ? present(row) : undefined;
  }

  /** All runs of a tenant, for its administrator. */
  async list(scope: TenantScope): Promise<Run[]> {
    return (await this.#runs.find({ tenant: scope.tenant }).sort({ startsOn: 1 }).lean<RunRow[]>()).map(
      present,
    );
  }

  /** The next number for somebody new: counted in the run's own document, so two newcomers never share one. */
  async nextNumber(scope: Scope): Promise<number> {
    const row = await this.#runs
      .findOneAndUpdate(
        { tenant: scope.tenant, _id: scope.run },
        { $inc: { people: 1 } },
        { returnDocument: 'after' },
      )
      .lean<RunRow>();
    if (!row) throw new Error(`run ${scope.run} is gone`);
    return row.people;
  }

  /** Takes the next roster that is due, for one process only. Undefined when nothing is due. */
  async leaseDueRoster(now: Date): Promise<Run | undefined> {
    const row = await this.#runs
      .findOneAndUpdate(
        { 'roster.dueAt': { $lte: now }, rosterLease: { $lte: now }, membershipsUrl: { $ne: null } },
        { $set: { rosterLease: new Date(now.getTime() + LEASE_MS) } },
        { sort: { 'roster.dueAt': 1 }, returnDocument: 'after' },
      )
      .lean<RunRow>();
    return row ? present(row) : undefined;
  }

  async finishRoster(scope: Scope, roster: Run['roster']): Promise<void> {
    await this.#runs.updateOne(
      { tenant: scope.tenant, _id: scope.run },
      { $set: { roster, rosterLease: new Date(0) } },
    );
  }

  /** Puts off every roster of a tenant that is due. */
  async postponeRosters(scope: TenantScope, now: Date, dueAt: Date): Promise<void> {
    await this.#runs.updateMany(
      { tenant: scope.tenant, 'roster.dueAt': { $lte: now } },
      { $set: { 'roster.dueAt': dueAt } },
    );
  }

  async askForRoster(scope: Scope, now: Date): Promise<void> {
    await this.#runs.updateOne({ tenant: scope.tenant, _id: scope.run }, { $set: { 'roster.dueAt': now } });
  }
}

function present(row: RunRow): Run {
  const { _id, people: _people, rosterLease: _lease, ...rest } = row;
  return { id: _id, ...rest };
}
