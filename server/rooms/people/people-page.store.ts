import type { Connection, Model } from 'mongoose';
import { WHOLE_LIST } from '../../core/database.ts';
import type { Scope } from '../../core/scope.ts';
import { nameKey } from '../../core/shown-name.rule.ts';
import { enrolments, learners, presentEnrolment, type Enrolment, type EnrolmentRow } from './people.store.ts';

/** A page of people: those after a number, of a run whose highest number is known. */
export interface PageQuery {
  who: 'active' | 'left' | 'not-learner';
  after: number;
  highest: number;
  limit: number;
}

/** People as a trainer walks through them. */
export class PeoplePageStore {
  readonly #rows: Model<EnrolmentRow>;

  constructor(connection: Connection) {
    this.#rows = enrolments(connection);
  }

  /**
   * People by number. Numbers are dense in a run, so a stretch of them is asked for: that costs the same in a cohort of
   * thousands, on engines too that sort what they have found before they take the first of it.
   */
  async page(scope: Scope, page: PageQuery): Promise<{ list: Enrolment[]; next: number | null }> {
    const { who, after, highest, limit } = page;
    const rows: EnrolmentRow[] = [];
    // Numbers of trainers and of people who have left are gaps: after one the next stretch is twice as long.
    let wide = limit + 1;
    for (let from = after; rows.length <= limit && from < highest; from += wide, wide *= 2) {
      const stretch = { $gt: from, $lte: from + wide };
      const query = this.#rows.find({ ...placeOf(scope, who), number: stretch }).sort({ number: 1 });
      const part = query.limit(limit + 1 - rows.length).batchSize(WHOLE_LIST);
      rows.push(...(await part.lean<EnrolmentRow[]>()));
    }
    const list = rows.slice(0, limit).map(presentEnrolment);
    return { list, next: rows.length > limit ? (list.at(-1)?.number ?? null) : null };
  }

  /** Which of these share their name with somebody else in the run. */
  async namesakes(scope: Scope, list: readonly Enrolment[]): Promise<Set<string>> {
    const keys = [...new Set(list.flatMap((one) => nameKey(one.name) ?? []))];
    if (keys.length === 0) return new Set();
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, nameKey: { $in: keys } }, { person: 1, nameKey: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<EnrolmentRow, 'person' | 'nameKey'>[]>();
    const bearers = new Map<string | null, Set<string>>();
    for (const { nameKey: key, person } of rows)
      bearers.set(key, (bearers.get(key) ?? new Set()).add(person));
    const shared = list.filter((one) => (bearers.get(nameKey(one.name))?.size ?? 0) > 1);
    return new Set(shared.map((one) => one.person));
  }

  /** Learners of a run by their numbers. */
  async byNumbers(scope: Scope, numbers: readonly number[]): Promise<Enrolment[]> {
    const rows = await this.#rows
      .find({ ...learners(scope), number: { $in: [...numbers] } })
      .batchSize(WHOLE_LIST)
      .lean<EnrolmentRow[]>();
    return rows.map(presentEnrolment);
  }

  /** The learners of a run, by their persons. */
  async learners(scope: Scope): Promise<string[]> {
    const rows = await this.#rows
      .find(learners(scope), { person: 1 })
      .batchSize(WHOLE_LIST)
      .lean<Pick<EnrolmentRow, 'person'>[]>();
    return rows.map(({ person }) => person);
  }

  /** Others of the same name, twenty at most. */
  async beside(scope: Scope, one: Enrolment): Promise<Enrolment[]> {
    const key = nameKey(one.name);
    if (key === null) return [];
    const rows = await this.#rows
      .find({ tenant: scope.tenant, run: scope.run, nameKey: key })
      .limit(20)
      .lean<EnrolmentRow[]>();
    return rows
      .map(presentEnrolment)
      .filter(({ person, aside }) => person !== one.person && aside !== 'joined');
  }
}

const placeOf = (scope: Scope, who: PageQuery['who']) =>
  who === 'not-learner'
    ? { tenant: scope.tenant, run: scope.run, aside: 'not-learner' as const }
    : { ...learners(scope), status: who };
