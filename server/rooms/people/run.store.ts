import type { Connection, Model } from 'mongoose';
import type { AgsEndpoint } from '../../../lti/index.ts';
import { collection, findOrMake, Schema } from '../../core/database.ts';
import { derivedId } from '../../core/hash.ts';
import type { Scope, TenantScope } from '../../core/scope.ts';
import { FIRST_SETTINGS, type HistoryEntry, type RunSettings } from './run-settings.rule.ts';

/** A course in an LMS: one cohort going through one edition of a course. */
export interface Run {
  id: string;
  tenant: string;
  /** The platform's context id, or `link:<deployment>/<resource link>` where a launch names no context (case 21). */
  contextKey: string;
  title: string | null;
  course: string;
  edition: number;
  /** The day on which it begins; null until anybody has said it. */
  startsOn: string | null;
  /** Who said so: a trainer's word is never overruled (`CalendarService`). */
  startFrom: 'trainer' | 'platform' | 'learner' | null;
  /** Whose midnight divides its days; null while not known, and then UTC's. */
  timeZone: string | null;
  /**
   * Addresses and rights of the grade service, as any launch brought them: scores go out weeks later without one.
   * Without the line item of a link, which is the link's own (link.store.ts).
   */
  ags: Omit<AgsEndpoint, 'lineitem'> | null;
  membershipsUrl: string | null;
  roster: RosterState;
  /** The highest number given out. */
  entries: number;
  /** What trainers settled (`RunSettingsService`), and how often they have. */
  settings: RunSettings;
  settingsRevision: number;
  copy: RunCopy;
}

/** Where the course was copied from in its LMS, and what a trainer said to that (`CopyService`). */
export interface RunCopy {
  /** The nearest run among the courses that the platform names as its ancestors. */
  of: string | null;
  answer: 'anew' | 'share' | null;
  /** The run with which it goes on: launches from this course lead there. */
  with: string | null;
}

/** What a launch says of its run; null where it says nothing. */
export type RunSeen = Pick<Run, 'title' | 'ags' | 'membershipsUrl'>;

/** How reading the platform's list of members goes. */
export interface RosterState {
  /** Null: not by itself any more, see `nextReading`. */
  dueAt: Date | null;
  lastAt: Date | null;
  lastCode: string | null;
  people: number | null;
  /** Failures in a row. */
  failures: number;
  /** Since when a list has been waiting for a second reading; see `believes`. */
  doubtSince: Date | null;
}

export interface RunRow extends Omit<Run, 'id' | 'entries' | 'settings' | 'settingsRevision' | 'copy'> {
  _id: string;
  settings?: Partial<RunSettings> | null;
  settingsRevision?: number | null;
  settingsHistory?: HistoryEntry[];
  copy?: RunCopy & { by?: string; at?: Date };
  people: number;
  rosterLease: Date;
  rosterOwner: string | null;
}

export const runs = collection<RunRow>(
  'runs',
  {
    _id: String,
    tenant: String,
    contextKey: String,
    title: String,
    course: String,
    edition: Number,
    startsOn: String,
    startFrom: String,
    timeZone: String,
    ags: { type: Object },
    membershipsUrl: String,
    roster: {
      dueAt: Date,
      lastAt: Date,
      lastCode: String,
      people: Number,
      failures: Number,
      doubtSince: Date,
    },
    people: Number,
    rosterLease: Date,
    rosterOwner: String,
    settings: { type: Schema.Types.Mixed },
    settingsRevision: Number,
    settingsHistory: { type: [Schema.Types.Mixed], default: undefined },
    copy: { type: { of: String, answer: String, with: String, by: String, at: Date, _id: false } },
  },
  [
    { fields: { tenant: 1, contextKey: 1 }, options: { unique: true } },
    { fields: { tenant: 1, _id: 1 } },
    // For writes that name the revision they saw: one of the engines we run on wants the whole question in an index.
    { fields: { tenant: 1, _id: 1, settingsRevision: 1 } },
    { fields: { tenant: 1, _id: 1, 'copy.answer': 1 } },
    // The roster job asks across tenants for what is due, so this index begins with the time.
    { fields: { 'roster.dueAt': 1 } },
  ],
);

export class RunStore {
  readonly #runs: Model<RunRow>;

  constructor(connection: Connection) {
    this.#runs = runs(connection);
  }

  /** Finds the run of a context, or begins it with what its first launch says. One command, two for a new run, three for that of a copy. */
  async findOrCreate(
    scope: TenantScope,
    first: Pick<Run, 'contextKey' | 'course' | 'edition'> & RunSeen & { ancestors: readonly string[] },
    now: Date,
  ): Promise<Run> {
    const { tenant } = scope;
    const id = derivedId(tenant, first.contextKey);
    const known = await this.findRun({ tenant, run: id });
    if (known) return known;
    const { contextKey, ancestors, ...fields } = first;
    const begun = {
      ...fields,
      copy: { of: await this.#nearest(scope, ancestors), answer: null, with: null },
      startsOn: null,
      startFrom: null,
      timeZone: null,
      people: 0,
      rosterLease: new Date(0),
      rosterOwner: null,
      roster: { ...unread, dueAt: now },
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
    return presentRun(row);
  }

  /** The first of these courses that has a run here; they are named from the nearest to the farthest. */
  async #nearest({ tenant }: TenantScope, contextKeys: readonly string[]): Promise<string | null> {
    const ids = contextKeys.map((key) => derivedId(tenant, key));
    if (ids.length === 0) return null;
    const rows = await this.#runs.find({ tenant, _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
    return ids.find((id) => rows.some(({ _id }) => _id === id)) ?? null;
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
    return presentRun(row);
  }

  #change(match: Record<string, unknown>, change: Record<string, unknown>): Promise<RunRow | null> {
    return this.#runs.findOneAndUpdate(match, change, { returnDocument: 'after' }).lean<RunRow>();
  }

  async findRun(scope: Scope): Promise<Run | undefined> {
    const match = { tenant: scope.tenant, _id: scope.run };
    const row = await this.#runs.findOne(match, WITHOUT_HISTORY).lean<RunRow>();
    return row ? presentRun(row) : undefined;
  }

  /** All runs of a tenant, for its administrator. */
  async list(scope: TenantScope): Promise<Run[]> {
    const rows = await this.#runs
      .find({ tenant: scope.tenant }, WITHOUT_HISTORY)
      .sort({ startsOn: 1 })
      .lean<RunRow[]>();
    return rows.map(presentRun);
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

  /** The first zone that is told stays until a trainer sets another. */
  async noteTimeZone(scope: Scope, timeZone: string): Promise<void> {
    await this.#runs.updateOne(
      { tenant: scope.tenant, _id: scope.run, timeZone: null },
      { $set: { timeZone } },
    );
  }

  /** A start that was not a trainer's word. Of two learners who come first at once, one says it. */
  async noteStart(scope: Scope, start: Pick<Run, 'startsOn' | 'startFrom'>): Promise<void> {
    const run = { tenant: scope.tenant, _id: scope.run };
    const open =
      start.startFrom === 'learner'
        ? { ...run, startFrom: null, startsOn: null }
        : { ...run, startFrom: { $ne: 'trainer' as const } };
    await this.#runs.updateOne(open, { $set: start });
  }
}

/** Who settled what is asked for by one page alone. */
const WITHOUT_HISTORY = { settingsHistory: 0 } as const;

const unread: RosterState = {
  dueAt: null,
  lastAt: null,
  lastCode: null,
  people: null,
  failures: 0,
  doubtSince: null,
};

/** Rows of an earlier shape lack what came later; a start they have was the day of the first visit. */
export function presentRun(row: RunRow): Run {
  const { _id, people, rosterLease: _lease, rosterOwner: _owner, settingsHistory: _history, ...rest } = row;
  const startsOn = rest.startsOn ?? null;
  return {
    ...rest,
    id: _id,
    entries: people,
    startsOn,
    startFrom: rest.startFrom ?? (startsOn === null ? null : 'learner'),
    timeZone: rest.timeZone ?? null,
    settings: { ...FIRST_SETTINGS, ...rest.settings },
    settingsRevision: rest.settingsRevision ?? 0,
    copy: {
      of: rest.copy?.of ?? null,
      answer: rest.copy?.answer ?? null,
      with: rest.copy?.with ?? null,
    },
    roster: { ...unread, ...rest.roster },
  };
}
