import type { Connection, Model } from 'mongoose';
import { WHOLE_LIST } from '../../core/database.ts';
import type { Scope } from '../../core/scope.ts';
import { type AboutCohort, countAbout } from './about-you.rule.ts';
import { change, enrolments, learners, runKey, scopeOf, type EnrolmentRow } from './people.store.ts';

/** A learner as figures of a cohort are counted from. */
export interface CountedLearner {
  person: string;
  number: number;
  lastLaunchAt: Date | null;
}

/** A run as its figures are counted from. */
export interface CountedRun {
  learners: CountedLearner[];
  /** People who have changed since the last count, and the marks that say so. */
  changed: ReadonlySet<string>;
  marks: string[];
  about: AboutCohort;
}

/**
 * Entries that have changed since their cohort was counted. Each change leaves its mark in the same write, with an id
 * of its own: a mark that came while somebody was counting is not the one that they take away.
 */
export class ChangeStore {
  readonly #enrolments: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#enrolments = enrolments(connection);
  }

  async anyIn(scope: Scope): Promise<boolean> {
    const row = await this.#enrolments.findOne({ 'changed.in': runKey(scope) }, { _id: 1 }).lean();
    return row !== null;
  }

  /** A run with a change in it, none of those that rest, which are named by `runKey`. */
  async next(resting: readonly string[]): Promise<Scope | undefined> {
    const changed: string[] = await this.#enrolments.distinct('changed.in', { 'changed.in': { $gt: '' } });
    const key = changed.find((one) => !resting.includes(one));
    return key === undefined ? undefined : scopeOf(key);
  }

  /** The learners who take part, what they say of themselves in numbers, and the marks of everybody in the run. */
  async cohort(scope: Scope): Promise<CountedRun> {
    const changed = await this.#enrolments
      .find({ 'changed.in': runKey(scope) }, { changed: 1, person: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<EnrolmentRow, 'changed' | 'person'>[]>();
    const found = await this.#enrolments
      .find(learners(scope), { person: 1, number: 1, lastLaunchAt: 1, aboutYou: 1 })
      .batchSize(WHOLE_LIST)
      .lean<(CountedLearner & Pick<EnrolmentRow, 'aboutYou'>)[]>();
    const about = countAbout(found.map(({ aboutYou }) => aboutYou));
    return {
      about,
      learners: found,
      changed: new Set(changed.map(({ person }) => person)),
      marks: changed.flatMap((row) => row.changed?.id ?? []),
    };
  }

  async settle(scope: Scope, marks: readonly string[]): Promise<void> {
    if (marks.length === 0) return;
    await this.#enrolments.updateMany(
      { 'changed.in': runKey(scope), 'changed.id': { $in: marks } },
      { $unset: { changed: 1 } },
    );
  }

  /** Somebody's work has changed: the figures of the cohort must be counted again. */
  async note(scope: Scope, person: string): Promise<void> {
    await this.#enrolments.updateMany(
      { tenant: scope.tenant, run: scope.run, person },
      { $set: { changed: change(scope) } },
    );
  }
}
