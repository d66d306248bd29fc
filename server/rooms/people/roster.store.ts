import type { Connection, Model } from 'mongoose';
import { WHOLE_LIST } from '../../core/database.ts';
import type { Scope } from '../../core/scope.ts';
import { nameKey } from '../../core/shown-name.rule.ts';
import {
  change,
  enrolments,
  learners,
  presentEnrolment,
  standing,
  type Enrolment,
  type EnrolmentRow,
  type Sighting,
} from './people.store.ts';

/** People of a run as the platform's list names them, or does not. */
export class RosterStore {
  readonly #rows: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#rows = enrolments(connection);
  }

  async countLearners(scope: Scope): Promise<number> {
    return this.#rows.countDocuments(learners(scope));
  }

  /** Refreshes what a roster says of somebody known, a name that was taken back too. One command. */
  async enrolAgain(scope: Scope, seen: Sighting, nameFromRoster: boolean): Promise<void> {
    const { name } = seen;
    await this.#rows.updateOne(
      { tenant: scope.tenant, run: scope.run, sub: seen.sub },
      {
        $set: {
          ...standing(seen),
          name,
          nameKey: nameKey(name),
          nameFromRoster,
          status: 'active',
          changed: change(scope),
        },
      },
    );
  }

  /** Everyone in the run, by sub: what a roster is compared with. */
  async subsOf(scope: Scope): Promise<Map<string, Enrolment>> {
    const rows = await this.#rows.find({ tenant: scope.tenant, run: scope.run }).lean<EnrolmentRow[]>();
    return new Map(rows.map((row) => [row.sub, presentEnrolment(row)]));
  }

  async markInRoster(scope: Scope, subs: string[], rosterRun: string): Promise<void> {
    const listed = { tenant: scope.tenant, run: scope.run, sub: { $in: subs } };
    await this.#rows.updateMany(
      { ...listed, status: 'left' },
      { $set: { status: 'active', changed: change(scope) } },
    );
    await this.#rows.updateMany(listed, { $set: { seenInRoster: rosterRun } });
  }

  /** Whom a complete roster leaves out. People set aside are not asked after. */
  async missingFromRoster(scope: Scope, rosterRun: string, readAt: Date): Promise<Enrolment[]> {
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run })
      .batchSize(WHOLE_LIST)
      .lean<EnrolmentRow[]>();
    const missing = rows.filter(
      (row) =>
        row.status === 'active' &&
        !row.testUser &&
        (row.aside ?? null) === null &&
        row.seenInRoster !== rosterRun &&
        row.through === undefined &&
        // Somebody who launched while the roster was being read is here, whatever the roster says.
        (row.lastLaunchAt === null || row.lastLaunchAt < readAt),
    );
    return missing.map(presentEnrolment);
  }

  /** They are off the platform's list; their work stays. */
  async markLeft(scope: Scope, subs: string[]): Promise<void> {
    await this.#rows.updateMany(
      { tenant: scope.tenant, run: scope.run, sub: { $in: subs } },
      { $set: { status: 'left', changed: change(scope) } },
    );
  }
}
