import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { type BusinessCaseService, chosen } from '../business-case/business-case.service.ts';
import { claimFor } from './claim.rule.ts';
import type { ClaimService } from './claim.service.ts';
import { NOTICE_AFTER_MS } from './notice.rule.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import { type Total, totalOf } from './rubric.rule.ts';

interface Parts {
  store: ReviewStore;
  claims: ClaimService;
  cases: Pick<BusinessCaseService, 'submitted'>;
  clock: Clock;
}

/** Whoever saves at the same moment is faster; then the review is read again. */
const ROUNDS = 8;

/** Showing what was judged to its learner, all at once, and taking it back. Each is one write; a job tells of it. */
export class ReleaseService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async release(session: Session, id: string, write: string) {
    const { store, claims, clock } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await this.#find(session, id);
      if (review.release && review.writes.some((one) => one.id === write)) return answerOf(review.release);
      if (review.claim?.by !== session.person || review.state !== 'waiting') {
        await claims.claim(session, id);
        continue;
      }
      const { total, ready } = await this.#judged(session, review);
      const now = clock.now();
      const release = { at: now, by: session.person, score: total, ready };
      const noted = { id: write, revision: review.draft.revision, savedAt: now };
      const set = { state: 'released', release, claim: null, openedAt: null } as const;
      const isFirst = review.look === 'first';
      const notice = isFirst ? { dueAt: new Date(now.getTime() + NOTICE_AFTER_MS) } : null;
      const told = { turn: review.turn + (isFirst ? 1 : 0), pending: { dueAt: now }, notice };
      if (await store.change(review, { ...set, ...told, writes: [...review.writes, noted] }))
        return answerOf(release);
    }
    throw new AppError(409, 'conflict', { what: 'review' });
  }

  /** It waits again, for whoever took it back; where a newer version waits already, that one is judged. */
  async withdraw(session: Session, id: string) {
    const { store, clock } = this.#parts;
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await this.#find(session, id);
      if (review.state !== 'released' || review.look !== 'first')
        throw new AppError(409, 'not-released', { state: review.state });
      const newer = (await store.listOf(session, review.person)).some(
        ({ version }) => version > review.version,
      );
      const now = clock.now();
      const by = session.person;
      const state = newer ? ('replaced' as const) : ('waiting' as const);
      const set = { state, release: null, openedAt: null, withdrawn: { at: now, by } } as const;
      const claim = newer ? null : claimFor(by, now);
      const told = { turn: review.turn + 1, pending: { dueAt: now }, notice: null };
      if (await store.change(review, { ...set, claim, ...told })) return { state };
    }
    throw new AppError(409, 'conflict', { what: 'review' });
  }

  async #judged(session: Session, { person, version, draft }: ReviewRow): Promise<Total> {
    const { submitted } = this.#parts.cases;
    const [found, template] = await Promise.all([
      submitted.version(session, person, version),
      submitted.templateOf(session),
    ]);
    if (!found) throw notFound('version');
    const judged = totalOf(template.rubric, chosen(template, found.head), draft.levels);
    if (judged.open.length > 0 || draft.decision === null)
      throw new AppError(400, 'review-incomplete', {
        open: judged.open,
        decision: draft.decision !== null,
      });
    return judged;
  }

  async #find(session: Session, id: string): Promise<ReviewRow> {
    const review = await this.#parts.store.find(session, id);
    if (!review) throw notFound('review');
    return review;
  }
}

const answerOf = ({ at, score, ready }: { at: Date; score: number; ready: boolean }) => ({
  at: at.toISOString(),
  score,
  ready,
});
