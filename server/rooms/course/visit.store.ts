import type { Connection, Model } from 'mongoose';
import { isDuplicate, WHOLE_LIST } from '../../core/database.ts';
import { randomId } from '../../core/hash.ts';
import type { Scope } from '../../core/scope.ts';
import { type Mark, progress, type ProgressRow } from './course.store.ts';
import type { Letters } from './visit.rule.ts';

/** Somebody of whom figures do not know yet what they opened or skipped. */
export interface Uncounted extends Scope {
  person: string;
  since: Date;
  marks: Pick<Mark, 'step'>[];
  skipped: string[];
  modulesDone: number | undefined;
  revision: number;
}

/** A person's row as their letters are made of it. */
export interface WayRow {
  person: string;
  marks: Pick<Mark, 'step'>[];
  opened?: string[];
  skipped?: string[];
}

const UNCOUNTED = {
  tenant: 1,
  run: 1,
  person: 1,
  uncountedSince: 1,
  'marks.step': 1,
  skipped: 1,
  'tally.modulesDone': 1,
  revision: 1,
};

/**
 * What people opened and skipped stands beside their marks, in fields that the marks' own writes never touch: neither has
 * to wait for the other. Each change leaves `uncountedSince` in the same write, and a job tells the cohort.
 */
export class VisitStore {
  readonly #rows: Model<ProgressRow>;

  constructor(connection: Connection) {
    this.#rows = progress(connection);
  }

  /** `first`: nothing is kept of this person yet, as the caller has just read. One command then, too. */
  async open(scope: Scope, who: Visitor & { first: boolean }, step: string, now: Date): Promise<void> {
    const opened = { opened: [step] };
    if (who.first && (await this.#begin(scope, who, opened, now))) return;
    const change = { $addToSet: { opened: step } };
    if (!(await this.#change(scope, who, change, now))) await this.#begin(scope, who, opened, now);
  }

  async skip(scope: Scope, who: Visitor, step: string, now: Date): Promise<void> {
    const change = { $addToSet: { skipped: step } };
    if (await this.#change(scope, who, change, now)) return;
    // Their first mark may come at the same moment.
    if (!(await this.#begin(scope, who, { skipped: [step] }, now)))
      await this.#change(scope, who, change, now);
  }

  async takeUp(scope: Scope, who: Visitor, step: string, now: Date): Promise<void> {
    await this.#change(scope, who, { $pull: { skipped: step } }, now);
  }

  async #change(
    { tenant, run }: Scope,
    { person, testUser }: Visitor,
    change: object,
    now: Date,
  ): Promise<boolean> {
    // Student view is counted nowhere.
    const $set = testUser ? {} : { $set: { uncountedSince: now } };
    const changed = await this.#rows.updateOne({ tenant, run, person }, { ...change, ...$set });
    return changed.matchedCount > 0;
  }

  /** False when there is a row by now. */
  async #begin(
    { tenant, run }: Scope,
    { person, testUser }: Visitor,
    what: { opened: string[] } | { skipped: string[] },
    now: Date,
  ): Promise<boolean> {
    const tally = { stepsDone: 0, minutesDone: 0, lastStepAt: null };
    const empty = { testUser, marks: [], undone: [], tally, history: [], pending: null, revision: 0 };
    const noted = testUser ? {} : { uncountedSince: now };
    const row = { _id: randomId(), tenant, run, person, ...empty, ...what, ...noted };
    try {
      await this.#rows.collection.insertOne(row as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async nextUncounted(now: Date): Promise<Uncounted | undefined> {
    const row = await this.#rows
      .findOne({ uncountedSince: { $lte: now } }, UNCOUNTED)
      .sort({ uncountedSince: 1 })
      .lean<ProgressRow>();
    if (!row?.uncountedSince) return undefined;
    const { tenant, run, person, uncountedSince: since, marks, skipped = [], tally, revision } = row;
    return { tenant, run, person, since, marks, skipped, modulesDone: tally.modulesDone, revision };
  }

  /** False when somebody marked a step meanwhile: their marks are to be read again. */
  async countModules({ tenant, run, person, revision }: Uncounted, modulesDone: number): Promise<boolean> {
    const match = { tenant, run, person, revision };
    const counted = await this.#rows.updateOne(match, { $set: { 'tally.modulesDone': modulesDone } });
    return counted.matchedCount > 0;
  }

  /** Unless they opened something more meanwhile. */
  async settle({ tenant, run, person, since }: Uncounted): Promise<void> {
    await this.#rows.updateOne(
      { tenant, run, person, uncountedSince: since },
      { $unset: { uncountedSince: 1 } },
    );
  }

  /** The letters of everybody in the run. One command. */
  async letters(scope: Scope): Promise<{ person: string; letters?: Letters }[]> {
    return this.#rows
      .find({ tenant: scope.tenant, run: scope.run }, { person: 1, letters: 1, _id: 0 })
      .batchSize(WHOLE_LIST)
      .lean<{ person: string; letters?: Letters }[]>();
  }

  async ways(scope: Scope, persons: readonly string[]): Promise<WayRow[]> {
    const match = { tenant: scope.tenant, run: scope.run, person: { $in: persons } };
    return this.#rows
      .find(match, { person: 1, 'marks.step': 1, opened: 1, skipped: 1 })
      .batchSize(WHOLE_LIST)
      .lean<WayRow[]>();
  }

  async saveLetters(scope: Scope, all: ReadonlyMap<string, Letters>): Promise<void> {
    if (all.size === 0) return;
    await this.#rows.bulkWrite(
      [...all].map(([person, letters]) => ({
        updateOne: {
          filter: { tenant: scope.tenant, run: scope.run, person },
          update: { $set: { letters } },
        },
      })),
      { ordered: false },
    );
  }
}

/** Who opens or skips. */
interface Visitor {
  person: string;
  testUser: boolean;
}
