import type { Scope } from '../../core/scope.ts';
import type { Enrolment, PeopleService } from '../people/people.service.ts';
import { shownOf, type ShownPerson } from './set-people.ts';

/** A cohort that meets in sets is not larger than this; what is beyond it is put into sets by hand. */
const MOST = 500;

/** The learners of a run, of whom sets are formed. */
export class CohortOfSets {
  readonly #people: Pick<PeopleService, 'pageOf' | 'findRun' | 'namesakesOf'>;

  constructor(people: Pick<PeopleService, 'pageOf' | 'findRun' | 'namesakesOf'>) {
    this.#people = people;
  }

  async learners(scope: Scope): Promise<ShownPerson[]> {
    return shownOf(this.#people, scope, await this.enrolments(scope));
  }

  async enrolments(scope: Scope): Promise<Enrolment[]> {
    const { entries } = await this.#people.findRun(scope);
    const page = { who: 'active', after: 0, highest: entries, limit: MOST } as const;
    return (await this.#people.pageOf(scope, page)).list;
  }
}
