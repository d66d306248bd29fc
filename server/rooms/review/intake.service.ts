import type { Scope } from '../../core/scope.ts';
import type { Made } from '../../house.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import type { Look } from './review.types.ts';

interface Parts {
  store: ReviewStore;
  cases: Pick<BusinessCaseService, 'submitted'>;
}

/** `BC:version-2`: the second version of somebody’s case was handed in. */
const HANDED_IN = /^BC:version-([1-9][0-9]*)$/;

type NewReview = Omit<ReviewRow, '_id' | 'tenant' | 'run'>;

/** A version that was handed in comes into the queue. */
export class IntakeService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Hearing twice is hearing once. Student view hands in for nobody to judge. */
  async hear({ what, person, testUser, ...made }: Made): Promise<void> {
    const number = Number(HANDED_IN.exec(what)?.[1] ?? 0);
    if (number === 0 || testUser) return;
    const scope = { tenant: made.tenant, run: made.run };
    const version = await this.#parts.cases.submitted.about(scope, person, number);
    if (!version) return;
    const known = await this.#parts.store.listOf(scope, person);
    const isLate = known.some((one) => one.version > number);
    const before = isLate ? undefined : await this.#replace(scope, known, number);
    await this.#parts.store.begin(scope, {
      ...newReview({ person, ...version }, 'first'),
      ...(isLate ? { state: 'replaced' } : {}),
      ...(before ? carried(before) : {}),
    });
  }

  /**
   * What waits of an earlier version waits no more: the newer one is judged. What was written of it is not lost, and
   * goes on with the newer one.
   */
  async #replace(scope: Scope, known: readonly ReviewRow[], number: number): Promise<ReviewRow | undefined> {
    const before = known.find(({ version, look }) => version < number && look === 'first');
    for (const row of known.filter(({ version, state }) => version < number && state === 'waiting')) {
      let waiting: ReviewRow | undefined = row;
      while (
        waiting?.state === 'waiting' &&
        !(await this.#parts.store.change(waiting, { state: 'replaced' }))
      )
        waiting = await this.#parts.store.find(scope, row._id);
    }
    const last = before && (await this.#parts.store.find(scope, before._id));
    return last?.state === 'replaced' ? last : undefined;
  }
}

const carried = ({ claim, draft, comments, writtenAt, team, version }: ReviewRow): Partial<NewReview> => ({
  claim,
  draft,
  comments: Object.fromEntries(
    Object.entries(comments).map(([id, one]) => [id, { ...one, carried: one.carried ?? version }]),
  ),
  writtenAt,
  team,
});

interface Handed {
  person: string;
  id: string;
  number: number;
  at: Date;
  title: string;
}

export const newReview = ({ person, id, number, at, title }: Handed, look: Look): NewReview => ({
  person,
  version: number,
  versionId: id,
  title,
  submittedAt: at,
  look,
  lookAskedAt: null,
  state: 'waiting',
  claim: null,
  draft: { levels: {}, decision: null, words: '', revision: 0, savedAt: null },
  comments: {},
  writtenAt: null,
  release: null,
  withdrawn: null,
  turn: 0,
  openedAt: null,
  team: [],
  closedTo: [],
  revision: 1,
  writes: [],
  pending: null,
  notice: null,
  noticedAt: null,
  from: null,
});
