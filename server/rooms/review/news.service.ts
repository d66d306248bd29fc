import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { words } from '../../core/words.ts';
import {
  type BusinessCaseService,
  decidedRevision,
  takenBackRevision,
} from '../business-case/business-case.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { pointsOf } from './comment.rule.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import type { SecondLookService } from './second-look.service.ts';

interface Parts {
  store: ReviewStore;
  cases: Pick<BusinessCaseService, 'points'>;
  grade: Pick<GradeService, 'schedule'>;
  people: Pick<PeopleService, 'findPerson'>;
  looks: Pick<SecondLookService, 'sample' | 'open'>;
  clock: Clock;
  log: Log;
  /** Where people reach the tool. */
  origin: string;
}

/** What could not be told is tried again after this. */
const AGAIN_MS = 60_000;

/** Tells gradebook and case of what was released or taken back, and stops at nothing newer. */
export class NewsService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Of the one that has waited longest; false when none is due. A job calls it. */
  async tellNext(): Promise<boolean> {
    const { store, looks, clock, log } = this.#parts;
    const now = clock.now();
    const review = await store.nextPending(now);
    if (!review) return false;
    try {
      if (review.look === 'first') {
        await this.#tellCase(review);
        await this.#tellGradebook(review);
        if (review.state === 'released') await looks.sample(review);
      }
      await looks.open(review);
      await store.settle(review, null);
    } catch (error) {
      await store.settle(review, { dueAt: new Date(now.getTime() + AGAIN_MS) });
      log.warn({ run: review.run, err: error }, 'a release is not told of yet');
    }
    return true;
  }

  /** Its author answers the points with the next version. */
  async #tellCase({ state, release, comments, ...review }: ReviewRow): Promise<void> {
    const { points } = this.#parts.cases;
    // By the version: a review that was copied when two entries were joined is of the same one, and so are its points.
    const source = { person: review.person, source: `review of ${review.versionId}` };
    if (state !== 'released' || !release) return points.takeBack(review, source);
    const about = { from: 'trainer', version: review.version, at: release.at } as const;
    return points.receive(review, { ...source, ...about }, pointsOf(comments));
  }

  async #tellGradebook(review: ReviewRow): Promise<void> {
    const { person, submittedAt } = review;
    const about = { lineItem: 'business-case', person, changedAt: this.#parts.clock.now() } as const;
    if (review.state === 'released' && review.release) {
      const revision = decidedRevision(review.version, review.turn);
      const comment = await this.#comment(review);
      const value = review.release.score;
      await this.#parts.grade.schedule(review, { ...about, value, final: true, comment, revision });
      return;
    }
    const newest = (await this.#parts.store.listOf(review, person))[0]?.version ?? review.version;
    // Of the newer version the gradebook has heard that it waits, and keeps the number of this one beside it.
    const revision =
      newest > review.version
        ? takenBackRevision(newest, review.turn)
        : decidedRevision(review.version, review.turn);
    const waiting = { value: 0, final: false, comment: null, submittedAt, withdrawn: true } as const;
    await this.#parts.grade.schedule(review, { ...about, ...waiting, revision });
  }

  /** No word of the feedback: what was decided, and where the rest is. */
  async #comment({ tenant, person, draft }: ReviewRow): Promise<string> {
    const found = await this.#parts.people.findPerson({ tenant }, person);
    const t = words(found?.lang ?? 'en');
    const said = t(`review.letter.grade.${draft.decision ?? 'revise'}`);
    return t('review.letter.grade.comment', { said, link: `${this.#parts.origin}/app/case` });
  }
}
