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
  deploymentId: string;
  title: string | null;
  course: string;
  edition: number;
  /** Monday of the week in which it was first opened. */
  startsOn: string;
  /** Service addresses as last seen in a launch: scores go out weeks later without one. */
  ags: AgsEndpoint | null;
  membershipsUrl: string | null;
  roster: { dueAt: Date; lastAt: Date | null; lastCode: string | null; people: number | null };
}

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
    deploymentId: String,
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

  /** Finds or creates the run of a context and refreshes what the launch says of it. One command. */
  async upsert(scope: TenantScope, fields: Omit<Run, 'id' | 'tenant' | 'roster'>, now: Date): Promise<Run> {
    const { contextKey, deploymentId, title, course, edition, startsOn, ags, membershipsUrl } = fields;
    const row = await findOrMake(() =>
      this.#runs
        .findOneAndUpdate(
          { _id: derivedId(scope.tenant, contextKey), tenant: scope.tenant, contextKey },
          {
            // Services that a launch does not mention are kept: Canvas leaves them out on some placements.
            $set: {
              deploymentId,
              ...(title === null ? {} : { title }),
              ...(ags === null ? {} : { ags }),
              ...(membershipsUrl === null ? {} : { membershipsUrl }),
            },
            $setOnInsert: {
              course,
              edition,
              startsOn,
              people: 0,
              rosterLease: new Date(0),
              roster: { dueAt: now, lastAt: null, lastCode: null, people: null },
              ...(title === null ? { title: null } : {}),
              ...(ags === null ? { ags: null } : {}),
              ...(membershipsUrl === null ? { membershipsUrl: null } : {}),
            },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<RunRow>(),
    );
    return present(row);
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
