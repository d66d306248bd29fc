import type { Connection, Model } from 'mongoose';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import {
  change,
  enrolments,
  entries,
  presentEnrolment,
  type Decision,
  type Enrolment,
  type EnrolmentRow,
} from './people.store.ts';

/** What people decide about entries of a run, each decision in the write that carries it out. */
export class DecisionStore {
  readonly #rows: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#rows = enrolments(connection);
  }

  /** Undefined when there is nobody of that kind. Saying the same twice is saying it once. */
  async setAside(
    scope: Scope,
    person: string,
    aside: boolean,
    decision: Decision,
  ): Promise<Enrolment | undefined> {
    const match = { ...entries(scope), person };
    await this.#rows.updateOne(
      { ...match, aside: aside ? null : 'not-learner' },
      {
        $set: { aside: aside ? 'not-learner' : null, changed: change(scope) },
        $push: { decisions: decision as never },
      },
    );
    const found = await this.#rows.find(match).lean<EnrolmentRow[]>();
    return found.map(presentEnrolment)[0];
  }

  async list(scope: Scope, person: string): Promise<Decision[]> {
    const row = await this.#rows
      .findOne({ tenant: scope.tenant, run: scope.run, person }, { decisions: 1 })
      .lean<Pick<EnrolmentRow, 'decisions'>>();
    return row?.decisions ?? [];
  }

  /** `from` goes out of the cohort, and both entries remember it. */
  async join(scope: Scope, pair: Pair, by: string, at: Date): Promise<void> {
    await this.#decide(scope, pair, { what: 'joined', by, at });
  }

  async part(scope: Scope, pair: Pair, by: string, at: Date): Promise<void> {
    await this.#decide(scope, pair, { what: 'parted', by, at });
  }

  async #decide(scope: Scope, { from, into }: Pair, decision: Decision): Promise<void> {
    const { tenant, run } = scope;
    const joined = decision.what === 'joined';
    // The entry that goes on is told first: it is where a joining is looked for when it is taken back.
    await this.#rows.updateOne(
      { tenant, run, person: into },
      {
        $set: { changed: change(scope) },
        $push: { decisions: { ...decision, other: from } as never },
      },
    );
    await this.#rows.updateOne(
      { tenant, run, person: from },
      {
        $set: { aside: joined ? 'joined' : null, changed: change(scope) },
        $push: { decisions: { ...decision, other: into } as never },
      },
    );
  }
}
