import type { Connection, Model } from 'mongoose';
import type { Scope, TenantScope } from '../../core/scope.ts';
import { enrolments, learners, type EnrolmentRow } from './people.store.ts';
import { presentRun, runs, type Run, type RunCopy, type RunRow } from './run.store.ts';

/** As many former runs as a trainer can choose among. */
const FORMER = 20;

/** What is known of a course that was copied, and what its trainer decided. */
export class CopyStore {
  readonly #runs: Model<RunRow>;
  readonly #enrolments: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#runs = runs(connection);
    this.#enrolments = enrolments(connection);
  }

  /** Runs of their own in which this person trains, the present one left out. */
  async former(scope: Scope, person: string): Promise<Run[]> {
    const trained = await this.#enrolments
      .find({ tenant: scope.tenant, person }, { run: 1, role: 1 })
      .lean<Pick<EnrolmentRow, 'run' | 'role'>[]>();
    const ids = trained
      .filter(({ role, run }) => role === 'trainer' && run !== scope.run)
      .map(({ run }) => run);
    return (await this.find(scope, ids)).filter(({ copy }) => copy.answer !== 'share').slice(0, FORMER);
  }

  async find({ tenant }: TenantScope, ids: readonly string[]): Promise<Run[]> {
    if (ids.length === 0) return [];
    const rows = await this.#runs
      .find({ tenant, _id: { $in: ids } }, { settingsHistory: 0 })
      .lean<RunRow[]>();
    return rows.map(presentRun);
  }

  async hasBegun(scope: Scope): Promise<boolean> {
    const came = { ...learners(scope), lastLaunchAt: { $ne: null } };
    return (await this.#enrolments.findOne(came, { _id: 1 }).lean()) !== null;
  }

  /** Of two trainers who decide at once the first one's word stands. */
  async decide(scope: Scope, copy: RunCopy & { by: string; at: Date }): Promise<boolean> {
    const decided = await this.#runs.updateOne(
      { tenant: scope.tenant, _id: scope.run, 'copy.answer': null },
      { $set: { copy } },
    );
    return decided.modifiedCount === 1;
  }
}
