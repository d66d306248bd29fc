import type { Connection, Model } from 'mongoose';
import { collection, findOrMake, WHOLE_LIST } from '../../core/database.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { derivedId } from '../../core/hash.ts';
import type { Role } from '../../core/permissions.ts';
import type { Person } from './person.store.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';

/** A person in a run. */
export interface Enrolment {
  person: string;
  sub: string;
  /** Counts up within the run: "Learner 17" where the LMS withholds names. */
  number: number;
  name: string | null;
  /** The person's choice, kept here too, so that a warm launch reads one row. */
  lang: Lang | null;
  role: Role;
  testUser: boolean;
  graded: boolean;
  status: 'active' | 'left';
  joinedAt: Date;
  /** Null while known from the roster only. */
  lastLaunchAt: Date | null;
}

type EnrolmentRow = Enrolment &
  Scope & { _id: string; seenInRoster: string | null } & {
    /** Whether the grade room has heard that this person is graded; where that is not so any more, it has work to do. */
    inGradebook?: boolean | null;
  };

/** Somebody whom the platform grades from now on, or does not grade any more. */
export interface GradingChange extends Scope {
  person: string;
  graded: boolean;
}

const enrolments = collection<EnrolmentRow>(
  'enrolments',
  {
    _id: String,
    tenant: String,
    run: String,
    person: String,
    sub: String,
    number: Number,
    name: String,
    lang: String,
    role: String,
    testUser: Boolean,
    graded: Boolean,
    status: String,
    joinedAt: Date,
    lastLaunchAt: Date,
    seenInRoster: String,
    inGradebook: Boolean,
  },
  [
    { fields: { tenant: 1, run: 1, sub: 1 }, options: { unique: true } },
    { fields: { tenant: 1, person: 1, run: 1 } },
    { fields: { tenant: 1, run: 1, role: 1, status: 1, number: 1 } },
    // The grade room asks across tenants whose grading changed, so this index begins with what it has heard.
    { fields: { inGradebook: 1, graded: 1, status: 1 } },
  ],
);

/** What a launch or a roster line says of somebody in a run. */
export interface Sighting {
  sub: string;
  name: string | null;
  role: Role;
  testUser: boolean;
  graded: boolean;
}

export class PeopleStore {
  readonly #enrolments: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#enrolments = enrolments(connection);
  }

  /** Copies a chosen language to the person's rows: it spares the next launch a command. */
  async copyLang(scope: TenantScope, person: string, lang: Lang): Promise<void> {
    await this.#enrolments.updateMany({ tenant: scope.tenant, person }, { $set: { lang } });
  }

  /** Somebody's place in a run, by the platform's id: one read. The plain driver, because every launch asks. */
  async findBySub(scope: Scope, sub: string): Promise<Enrolment | undefined> {
    const match = { tenant: scope.tenant, run: scope.run, sub };
    const row = (await this.#enrolments.collection.findOne(match)) as EnrolmentRow | null;
    return row ? present(row) : undefined;
  }

  /** Notes a launch of somebody enrolled: one command. Undefined when the row went away meanwhile. */
  async noteVisit(scope: Scope, seen: Sighting, now: Date): Promise<Enrolment | undefined> {
    const row = await this.#enrolments
      .findOneAndUpdate(
        { tenant: scope.tenant, run: scope.run, sub: seen.sub },
        { $set: { ...standing(seen), status: 'active', lastLaunchAt: now } },
        { returnDocument: 'after' },
      )
      .lean<EnrolmentRow>();
    return row ? present(row) : undefined;
  }

  /** Enrols a newcomer; a second caller at the same moment gets the first one's row. */
  async enrol(
    scope: Scope,
    person: Person,
    fields: Sighting & { number: number; launchedAt: Date | null; now: Date },
  ) {
    const { number, launchedAt, now, ...seen } = fields;
    const { tenant, run } = scope;
    const match = { _id: derivedId(tenant, run, person.sub), tenant, run, sub: person.sub };
    const row = await findOrMake(() =>
      this.#enrolments
        .findOneAndUpdate(
          match,
          {
            $set: { ...standing(seen), status: 'active' },
            $setOnInsert: {
              person: person.id,
              lang: person.lang,
              ...(seen.name === null ? { name: null } : {}),
              number,
              joinedAt: now,
              lastLaunchAt: launchedAt,
              seenInRoster: null,
              // Nothing can be owed to somebody new.
              inGradebook: seen.graded,
            },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<EnrolmentRow>(),
    );
    return present(row);
  }

  /** Refreshes what a roster says of somebody known. One command. */
  async enrolAgain(scope: Scope, seen: Sighting): Promise<void> {
    await this.#enrolments.updateOne(
      { tenant: scope.tenant, run: scope.run, sub: seen.sub },
      { $set: { ...standing(seen), status: 'active' } },
    );
  }

  async listEnrolments(scope: Scope, persons: readonly string[]): Promise<Enrolment[]> {
    const match = { tenant: scope.tenant, run: scope.run, person: { $in: persons } };
    return (await this.#enrolments.find(match).lean<EnrolmentRow[]>()).map(present);
  }

  async findEnrolment(scope: Scope, person: string): Promise<Enrolment | undefined> {
    const row = await this.#enrolments
      .findOne({ tenant: scope.tenant, run: scope.run, person })
      .lean<EnrolmentRow>();
    return row ? present(row) : undefined;
  }

  /** Takes somebody out of a run; `last` when they are in no other run of the tenant. */
  async erase(scope: Scope, person: string): Promise<{ last: boolean }> {
    await this.#enrolments.deleteMany({ tenant: scope.tenant, run: scope.run, person });
    return { last: (await this.#enrolments.countDocuments({ tenant: scope.tenant, person })) === 0 };
  }

  /** A person of whom the grade room has heard something else than what is so. Four index look-ups at most. */
  async nextGradingChange(): Promise<GradingChange | undefined> {
    const row = await this.#enrolments.findOne({ $or: [nowGraded, ...noLongerGraded] }).lean<EnrolmentRow>();
    if (!row) return undefined;
    const { tenant, run, person, graded, status } = row;
    return { tenant, run, person, graded: graded && status === 'active' };
  }

  /** The grade room has done its part, unless things changed again meanwhile. */
  async settleGradingChange({ tenant, run, person, graded }: GradingChange): Promise<void> {
    const unchanged = graded ? nowGraded : { $or: noLongerGraded };
    await this.#enrolments.updateOne(
      { tenant, run, person, ...unchanged },
      { $set: { inGradebook: graded } },
    );
  }

  /** Learners who count: active, not the test student. Ordered by number. `page` from 0. */
  async listLearners(scope: Scope, page?: { skip: number; limit: number }): Promise<Enrolment[]> {
    const query = this.#enrolments.find(learners(scope)).sort({ number: 1 }).batchSize(WHOLE_LIST);
    if (page) query.skip(page.skip).limit(page.limit);
    return (await query.lean<EnrolmentRow[]>()).map(present);
  }

  async countLearners(scope: Scope): Promise<number> {
    return this.#enrolments.countDocuments(learners(scope));
  }

  /** Everyone in the run, by sub: what a roster is compared with. */
  async subsOf(scope: Scope): Promise<Map<string, Enrolment>> {
    const rows = await this.#enrolments.find({ tenant: scope.tenant, run: scope.run }).lean<EnrolmentRow[]>();
    return new Map(rows.map((row) => [row.sub, present(row)]));
  }

  async markInRoster(scope: Scope, subs: string[], rosterRun: string): Promise<void> {
    await this.#enrolments.updateMany(
      { tenant: scope.tenant, run: scope.run, sub: { $in: subs } },
      { $set: { seenInRoster: rosterRun, status: 'active' } },
    );
  }

  /** After a complete roster only: people it no longer names have left. Answers them; their work stays. */
  async markLeft(scope: Scope, rosterRun: string, before: Date): Promise<Enrolment[]> {
    const gone = {
      tenant: scope.tenant,
      run: scope.run,
      testUser: false,
      status: 'active' as const,
      seenInRoster: { $ne: rosterRun },
      // Somebody who launched while the roster was being read is here, whatever the roster says.
      $or: [{ lastLaunchAt: null }, { lastLaunchAt: { $lt: before } }],
    };
    const rows = await this.#enrolments.find(gone).lean<EnrolmentRow[]>();
    await this.#enrolments.updateMany(
      { ...gone, _id: { $in: rows.map((row) => row._id) } },
      { $set: { status: 'left' } },
    );
    return rows.map(present);
  }
}

// Rows of the time before this field have none: they are looked at once.
const nowGraded = { inGradebook: { $in: [false, null] }, graded: true, status: 'active' as const };
const noLongerGraded = [
  { inGradebook: true, graded: false },
  { inGradebook: true, graded: true, status: 'left' as const },
];

const standing = (seen: Sighting) => ({
  role: seen.role,
  testUser: seen.testUser,
  graded: seen.graded,
  ...(seen.name === null ? {} : { name: seen.name }),
});

const learners = (scope: Scope) => ({
  tenant: scope.tenant,
  run: scope.run,
  role: 'learner' as const,
  status: 'active' as const,
  testUser: false,
});

function present(row: EnrolmentRow): Enrolment {
  const { person, sub, number, name, lang, role, testUser, graded, status, joinedAt, lastLaunchAt } = row;
  return { person, sub, number, name, lang, role, testUser, graded, status, joinedAt, lastLaunchAt };
}
