import type { Clock } from '../../core/clock.ts';
import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { type BusinessCaseService, chosen, presentTemplate } from '../business-case/business-case.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { presentToAuthor, writersOf } from './desk.present.ts';
import type { ownReviewOf, ownReviews } from './feedback.contract.ts';
import { presentOwn } from './feedback.present.ts';
import { namesOf } from './names.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import { notApplicable } from './rubric.rule.ts';

interface Parts {
  store: ReviewStore;
  cases: Pick<BusinessCaseService, 'submitted'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf' | 'findPerson'>;
  clock: Clock;
}

/** What a learner hears of the versions that they have handed in. */
export class FeedbackService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(session: Session): Promise<AnswerOf<typeof ownReviews>> {
    const rows = await this.#firstLooks(session);
    return { versions: rows.map((row) => presentOwn(session, row, this.#parts.clock.now())) };
  }

  async open(session: Session, version: number): Promise<AnswerOf<typeof ownReviewOf>> {
    const { cases, people } = this.#parts;
    const review = await this.#find(session, version);
    const [found, template, nameOf, lang] = await Promise.all([
      cases.submitted.version(session, session.person, version),
      cases.submitted.templateOf(session),
      namesOf(people, session, review.release ? [review.release.by, ...writersOf(review)] : []),
      this.#langOf(session),
    ]);
    if (!found) throw notFound('version');
    const left = notApplicable(template.rubric, chosen(template, found.head));
    return {
      lang,
      review: presentOwn(session, review, this.#parts.clock.now()),
      version: found,
      template: presentTemplate(template),
      rubric: template.rubric,
      released: presentToAuthor(session, review, { nameOf, notApplicable: left }),
    };
  }

  async noteOpened(session: Session, version: number) {
    const review = await this.#find(session, version);
    if (review.state !== 'released') return { openedAt: null };
    const openedAt = review.openedAt ?? this.#parts.clock.now();
    if (!review.openedAt) await this.#parts.store.noteOpened(session, review._id, openedAt);
    return { openedAt: openedAt.toISOString() };
  }

  async #find(session: Session, version: number): Promise<ReviewRow> {
    const found = (await this.#firstLooks(session)).find((row) => row.version === version);
    if (!found) throw notFound('version');
    return found;
  }

  /** A second look is the team’s. */
  async #firstLooks(session: Session): Promise<ReviewRow[]> {
    const all = await this.#parts.store.listOf(session, session.person);
    return all.filter(({ look }) => look === 'first');
  }

  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }
}
