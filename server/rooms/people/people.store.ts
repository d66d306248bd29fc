import type { Connection, Model } from 'mongoose';
import { collection, findOrMake, Schema } from '../../core/database.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { derivedId, randomId } from '../../core/hash.ts';
import type { Role } from '../../core/permissions.ts';
import type { AboutYou } from './about-you.rule.ts';
import type { Person } from './person.store.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import { nameKey, shownName } from '../../core/shown-name.rule.ts';

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
  /** The platform's list has given the name: only then does a list without it take the name back. */
  nameFromRoster: boolean;
  /**
   * Out of the cohort by somebody's word: `not-learner` is a trainer's, `joined` an entry whose person goes on under
   * another one's.
   */
  aside: 'not-learner' | 'joined' | null;
  /** What they said of themselves (`AboutYouService`); null: nothing yet. */
  aboutYou: AboutYou | null;
}

export interface EnrolmentRow extends Omit<Enrolment, 'aboutYou'>, Scope {
  _id: string;
  aboutYou?: Partial<AboutYou> | null;
  seenInRoster: string | null;
  /** Came by a course that shares this run: the list of the run's own course does not know them. */
  through?: string;
  /** Whether the grade room has heard that this person is graded; see GradingStore. */
  inGradebook?: boolean | null;
  /** What two equal names have in common. */
  nameKey: string | null;
  /** What people decided about this entry: oldest first. */
  decisions?: Decision[];
  /** There while a change of it is not in the figures of its cohort yet; see ChangeStore. */
  changed?: { in: string; id: string };
}

/** A decision about an entry, kept for good. */
export interface Decision {
  what: 'not-learner' | 'learner' | 'joined' | 'parted';
  /** Person who decided, or `operator`. */
  by: string;
  at: Date;
  /** The other person of a joining. */
  other?: string;
}

export const enrolments = collection<EnrolmentRow>(
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
    through: String,
    inGradebook: Boolean,
    nameFromRoster: Boolean,
    nameKey: String,
    aside: String,
    aboutYou: { type: Schema.Types.Mixed, default: undefined },
    decisions: { type: [Schema.Types.Mixed], default: undefined },
    changed: { type: { in: String, id: String, _id: false }, default: undefined },
  },
  [
    { fields: { tenant: 1, run: 1, sub: 1 }, options: { unique: true } },
    { fields: { tenant: 1, person: 1 } },
    { fields: { tenant: 1, run: 1, person: 1 } },
    // Every field of the question stands in the index: one of the engines we run on reads all rows otherwise.
    { fields: { tenant: 1, run: 1, role: 1, status: 1, testUser: 1, aside: 1, number: 1 } },
    { fields: { tenant: 1, run: 1, aside: 1, number: 1 } },
    { fields: { tenant: 1, run: 1, nameKey: 1 } },
    // Who counts cohorts asks across tenants for what has changed; it holds changed rows only.
    { fields: { 'changed.in': 1, 'changed.id': 1 }, options: { sparse: true } },
    // The grade room asks across tenants whose grading changed, so this index begins with what it has heard.
    { fields: { inGradebook: 1, graded: 1, status: 1, aside: 1 } },
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
    return row ? presentEnrolment(row) : undefined;
  }

  /**
   * Notes a launch of somebody enrolled: one command, and a plain update, because one of the engines we run on finds the row
   * of a findOneAndUpdate by reading all. Undefined when the row went away meanwhile.
   */
  async noteVisit(scope: Scope, known: Enrolment, seen: Sighting, now: Date): Promise<Enrolment | undefined> {
    const visit = { status: 'active' as const, lastLaunchAt: now };
    const noted = await this.#enrolments.updateOne(
      { tenant: scope.tenant, run: scope.run, sub: seen.sub },
      { $set: { ...standing(seen), ...visit, changed: change(scope) } },
    );
    if (noted.matchedCount === 0) return undefined;
    const { name, ...said } = seen;
    return {
      ...known,
      ...said,
      ...visit,
      name: name === null ? known.name : shownName(name),
      graded: seen.graded && known.aside === null,
    };
  }

  /** Enrols a newcomer; a second caller at the same moment gets the first one's row. */
  async enrol(
    scope: Scope,
    person: Person,
    fields: Sighting & { number: number; launchedAt: Date | null; now: Date; through?: string | null },
  ) {
    const { number, launchedAt, now, through = null, ...seen } = fields;
    const { tenant, run } = scope;
    const match = { _id: derivedId(tenant, run, person.sub) };
    const row = await findOrMake(() =>
      this.#enrolments
        .findOneAndUpdate(
          match,
          {
            $set: { ...standing(seen), status: 'active', changed: change(scope) },
            $setOnInsert: {
              tenant,
              run,
              sub: person.sub,
              person: person.id,
              lang: person.lang,
              ...(seen.name === null ? { name: null, nameKey: null } : {}),
              number,
              joinedAt: now,
              lastLaunchAt: launchedAt,
              seenInRoster: null,
              // Nothing can be owed to somebody new.
              inGradebook: seen.graded,
              nameFromRoster: launchedAt === null && seen.name !== null,
              aside: null,
              ...(through === null ? {} : { through }),
            },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<EnrolmentRow>(),
    );
    return presentEnrolment(row);
  }

  async listEnrolments(scope: Scope, persons: readonly string[]): Promise<Enrolment[]> {
    const match = { tenant: scope.tenant, run: scope.run, person: { $in: persons } };
    return (await this.#enrolments.find(match).lean<EnrolmentRow[]>())
      .filter(standsFor)
      .map(presentEnrolment);
  }

  /** Trainers of the run, by number. */
  async listTrainers(scope: Scope): Promise<Enrolment[]> {
    const team = { ...learners(scope), role: 'trainer' as const };
    return (await this.#enrolments.find(team).sort({ number: 1 }).limit(50).lean<EnrolmentRow[]>()).map(
      presentEnrolment,
    );
  }

  async findEnrolment(scope: Scope, person: string): Promise<Enrolment | undefined> {
    return (await this.listEnrolments(scope, [person]))[0];
  }

  /** Takes somebody out of a run; `last` when they are in no other run of the tenant. */
  async erase(scope: Scope, person: string): Promise<{ last: boolean }> {
    await this.#enrolments.deleteMany({ tenant: scope.tenant, run: scope.run, person });
    return { last: (await this.#enrolments.countDocuments({ tenant: scope.tenant, person })) === 0 };
  }
}

export const runKey = ({ tenant, run }: Scope): string => `${tenant}/${run}`;

/** No id of a tenant holds a slash. */
export function scopeOf(key: string): Scope {
  const slash = key.indexOf('/');
  return { tenant: key.slice(0, slash), run: key.slice(slash + 1) };
}

/** The mark of a change, for the write that makes it. */
export const change = (scope: Scope) => ({ in: runKey(scope), id: randomId() });

export const standing = (seen: Sighting) => ({
  role: seen.role,
  testUser: seen.testUser,
  graded: seen.graded,
  ...(seen.name === null ? {} : { name: seen.name, nameKey: nameKey(seen.name) }),
});

/** Not so an entry whose person goes on under another one. */
const standsFor = (row: EnrolmentRow): boolean => row.aside !== 'joined';

export const entries = (scope: Scope) => ({
  tenant: scope.tenant,
  run: scope.run,
  aside: { $ne: 'joined' as const },
});

export const learners = (scope: Scope) => ({
  tenant: scope.tenant,
  run: scope.run,
  role: 'learner' as const,
  status: 'active' as const,
  testUser: false,
  aside: null,
});

export function presentEnrolment(row: EnrolmentRow): Enrolment {
  const { person, sub, number, name, lang, role, testUser, status, joinedAt, lastLaunchAt } = row;
  const aside = row.aside ?? null;
  const aboutYou = row.aboutYou ? { facts: {}, history: [], ...row.aboutYou } : null;
  return {
    person,
    sub,
    number,
    // Rows from before names were cleaned pass here once more.
    name: shownName(name),
    lang,
    role,
    testUser,
    graded: row.graded && aside === null,
    status,
    joinedAt,
    lastLaunchAt,
    nameFromRoster: row.nameFromRoster ?? row.seenInRoster !== null,
    aside,
    aboutYou,
  };
}
