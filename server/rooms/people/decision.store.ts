import type { Connection, Model } from 'mongoose';
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
}
