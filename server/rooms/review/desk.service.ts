import type { Clock } from '../../core/clock.ts';
import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { type BusinessCaseService, chosen, presentTemplate } from '../business-case/business-case.service.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ClaimService } from './claim.service.ts';
import type { openReview } from './desk.contract.ts';
import { presentComments, presentDesk, presentDraft, presentToTeam, writersOf } from './desk.present.ts';
import type { DeskStore, Save } from './desk.store.ts';
import { namesOf } from './names.ts';
import { peopleIn, presentRow } from './review.present.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import type { CommentValue, DraftValue } from './review.types.ts';
import { notApplicable } from './rubric.rule.ts';
import { opens } from './second-look.rule.ts';
import { presentOther } from './second-look.present.ts';

export interface DeskParts {
  store: ReviewStore;
  desk: DeskStore;
  claims: ClaimService;
  cases: Pick<BusinessCaseService, 'submitted'>;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf' | 'findPerson'>;
  grade: Pick<GradeService, 'deliveryOf'>;
  clock: Clock;
}

interface Write {
  write: string;
  revision: number;
}

/** A review that is worked on: opened whole, saved part by part, by the one whose work it is. */
export class DeskService {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async open(session: Session, id: string): Promise<AnswerOf<typeof openReview>> {
    const { store, cases, people, grade, clock } = this.#parts;
    const review = await this.#find(session, id);
    const all = await store.listOf(session, review.person);
    const other = otherOf(review, all);
    await this.#noteReading(session, review, other);
    const [version, template, before, lang, deliveryOf] = await Promise.all([
      cases.submitted.version(session, review.person, review.version),
      cases.submitted.templateOf(session),
      this.#before(session, review, all),
      this.#langOf(session),
      review.state === 'released' ? grade.deliveryOf(session, 'business-case', [review.person]) : new Map(),
    ]);
    if (!version) throw notFound('version');
    const named = [review, ...(before ? [before.review] : []), ...(other ? [other] : [])];
    const nameOf = await namesOf(people, session, [...peopleIn(named), ...named.flatMap(writersOf)]);
    const left = (head: { taken: readonly string[] }) =>
      notApplicable(template.rubric, chosen(template, head));
    const beside = { nameOf, notApplicable: left(version.head), now: clock.now() };
    const shown = presentDesk(session, {
      review: presentRow(session, review, { ...beside, deliveryOf }),
      writes: review.state === 'waiting' && review.claim?.by === session.person,
      version,
      template: presentTemplate(template),
      rubric: template.rubric,
      notApplicable: beside.notApplicable,
      draft: presentDraft(review.draft),
      comments: presentComments(review.comments, nameOf),
      other: other ? presentOther(session, { review, other }, beside) : null,
      before: before && {
        version: before.version,
        released: presentToTeam(session, before.review, {
          nameOf,
          notApplicable: left(before.version.head),
        }),
      },
    });
    return { lang, ...shown };
  }

  async saveDraft(session: Session, id: string, { value, ...write }: Write & { value: DraftValue }) {
    const save = this.#saveOf(session, id, write);
    return this.#save(session, save, {
      try: () => this.#parts.desk.saveDraft(session, save, value),
      standing: ({ draft: { revision, savedAt, levels, decision, words } }) => ({
        value: { levels, decision, words },
        revision,
        savedAt: savedAt ?? save.now,
      }),
    });
  }

  /** `value` null takes it out. */
  async saveComment(
    session: Session,
    { review, comment }: { review: string; comment: string },
    { value, ...write }: Write & { value: CommentValue | null },
  ) {
    const save = { ...this.#saveOf(session, review, write), comment };
    return this.#save(session, save, {
      try: () => this.#parts.desk.saveComment(session, save, value),
      standing: ({ comments }) => standingComment(comments, save),
    });
  }

  /** A save that found nothing to write over was done before, is not its writer’s to do, or comes too late. */
  async #save(session: Session, save: Save, how: Saving): Promise<{ revision: number; savedAt: string }> {
    const { store, claims } = this.#parts;
    const done = { revision: save.revision + 1, savedAt: save.now.toISOString() };
    if (await how.try()) return done;
    const review = await this.#find(session, save.id);
    const before = review.writes.find(({ id }) => id === save.write);
    if (before) return { revision: before.revision, savedAt: before.savedAt.toISOString() };
    if (review.claim?.by !== session.person || review.state !== 'waiting') {
      // One that is free is taken, as by a press: its owner of half an hour ago goes on.
      await claims.claim(session, save.id);
      if (await how.try()) return done;
    }
    const standing = how.standing((await store.find(session, save.id)) ?? review);
    throw new AppError(409, 'conflict', { ...standing, savedAt: standing.savedAt.toISOString() });
  }

  #saveOf(session: Session, id: string, write: Write): Save {
    return { id, by: session.person, ...write, now: this.#parts.clock.now() };
  }

  async #find(session: Session, id: string): Promise<ReviewRow> {
    const review = await this.#parts.store.find(session, id);
    if (!review) throw notFound('review');
    return review;
  }

  /**
   * Who has read one look at a version gives no other one, while there is one to give. Written once for each reader;
   * rejects whoever gives the other.
   */
  async #noteReading(session: Session, review: ReviewRow, other: ReviewRow | undefined): Promise<void> {
    const { store } = this.#parts;
    const { person } = session;
    if (review.closedTo.includes(person) && !(other && opens(review, other)))
      throw new AppError(409, 'other-look-seen');
    if (!review.team.includes(person)) await store.noteReader(session, review._id, person);
    const second = review.look === 'second' ? review : other;
    if (other && second?.state === 'waiting' && !other.closedTo.includes(person))
      await store.closeTo(session, other._id, person);
  }

  /** The last version that something was released of, else the one before this. */
  async #before(session: Session, { person, version }: ReviewRow, all: readonly ReviewRow[]) {
    const earlier = all.filter((one) => one.look === 'first' && one.version < version);
    const review = earlier.find(({ state }) => state === 'released') ?? earlier[0];
    if (!review) return null;
    const found = await this.#parts.cases.submitted.version(session, person, review.version);
    return found ? { review, version: found } : null;
  }

  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }
}

/** The other look at the same version, unless it was let go. */
const otherOf = ({ version, look }: ReviewRow, all: readonly ReviewRow[]): ReviewRow | undefined =>
  all.find((one) => one.version === version && one.look !== look && !isGone(one));

const isGone = ({ look, state }: ReviewRow) => look === 'second' && state === 'replaced';

interface Saving {
  try(): Promise<boolean>;
  /** What stands there in place of what was to be written. */
  standing(review: ReviewRow): { value: unknown; revision: number; savedAt: Date };
}

function standingComment(comments: ReviewRow['comments'], save: Save & { comment: string }) {
  const found = comments[save.comment];
  if (!found) return { value: null, revision: 0, savedAt: save.now };
  const { anchor, kind, body, wording, revision, at, removed } = found;
  return { value: removed ? null : { anchor, kind, body, wording }, revision, savedAt: at };
}
