import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { claimFor, isFreeFor, isHeldByAnother } from './claim.rule.ts';
import { claimedByAnother, namesOf } from './names.ts';
import { presentClaim } from './review.present.ts';
import { afterOf, type After, type QueueStore } from './queue.store.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import type { Claim } from './review.types.ts';
import { isOfSample } from './second-look.rule.ts';
import type { SecondLookService } from './second-look.service.ts';

interface Parts {
  store: ReviewStore;
  lists: QueueStore;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  looks: Pick<SecondLookService, 'sample'>;
  clock: Clock;
}

/** Whoever works at the same moment is faster; then the row is read again. */
const ROUNDS = 8;
/** More than a team has under way at once. */
const LOOKED_AT = 20;

/** Whose work a review is: one trainer at a time, so that no two write over each other (C5). */
export class ClaimService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes the one that has waited longest of those that are free; a look of the sample, which nobody waits for, last. */
  async next(session: Session, but: string | undefined) {
    const { lists, clock } = this.#parts;
    let after: After | undefined;
    let ofSample: string | undefined;
    for (;;) {
      const rows = await lists.waiting(session, { ...(after ? { after } : {}), limit: LOOKED_AT });
      for (const row of rows) {
        const seen = row.closedTo.includes(session.person);
        if (row._id === but || !isFreeFor(row, session.person, { seen, now: clock.now() })) continue;
        if (isOfSample(row)) ofSample ??= row._id;
        else if (await this.#takes(session, row._id)) return { id: row._id };
      }
      const last = rows.at(-1);
      if (!last || rows.length < LOOKED_AT)
        return { id: ofSample !== undefined && (await this.#takes(session, ofSample)) ? ofSample : null };
      after = afterOf(last);
    }
  }

  async claim(session: Session, id: string) {
    const review = await this.#change(session, id, (found, now) => this.#taken(session, found, now));
    await this.#parts.looks.sample(review);
    return this.#answer(session, review.claim);
  }

  /** Puts a mark on it that its owner sees; what is free is taken. */
  async ask(session: Session, id: string) {
    const { claim } = await this.#change(session, id, (review, now) => {
      const held = isHeldByAnother(review.claim, session.person, now) ? review.claim : null;
      if (!held || review.state !== 'waiting') return this.#taken(session, review, now);
      if (held.asked) return {};
      const asked = { by: session.person, at: now };
      return { claim: { ...held, asked }, team: [...new Set([...review.team, session.person])] };
    });
    return this.#answer(session, claim);
  }

  async handBack(session: Session, id: string) {
    const { claim } = await this.#change(session, id, ({ claim }) =>
      claim?.by === session.person ? { claim: null } : {},
    );
    return this.#answer(session, claim);
  }

  #taken(session: Session, review: ReviewRow, now: Date): Partial<ReviewRow> | 'held' {
    const { person } = session;
    if (review.state !== 'waiting') throw new AppError(409, 'not-waiting', { state: review.state });
    if (review.closedTo.includes(person)) throw new AppError(409, 'other-look-seen');
    if (isHeldByAnother(review.claim, person, now)) return 'held';
    // Whoever was asked a day ago does not get out of it by opening it once more.
    const own = review.claim?.by === person ? review.claim : null;
    const claim: Claim = { ...claimFor(person, now), ...(own ? { at: own.at, asked: own.asked } : {}) };
    return { claim, team: [...new Set([...review.team, person])] };
  }

  async #takes(session: Session, id: string): Promise<boolean> {
    try {
      await this.claim(session, id);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.status === 409) return false;
      throw error;
    }
  }

  async #change(
    session: Session,
    id: string,
    change: (review: ReviewRow, now: Date) => Partial<ReviewRow> | 'held',
  ): Promise<ReviewRow> {
    const { store, people, clock } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await store.find(session, id);
      if (!review) throw notFound('review');
      const set = change(review, clock.now());
      if (set === 'held') throw await claimedByAnother(people, session, review.claim);
      if (Object.keys(set).length === 0) return review;
      if (await store.change(review, set)) return { ...review, ...set };
    }
    throw new AppError(409, 'conflict', { what: 'review' });
  }

  async #answer(session: Session, claim: Claim | null) {
    const persons = claim ? [claim.by, ...(claim.asked ? [claim.asked.by] : [])] : [];
    const nameOf = await namesOf(this.#parts.people, session, persons);
    return { claim: presentClaim(session, claim, { nameOf, now: this.#parts.clock.now() }) };
  }
}
