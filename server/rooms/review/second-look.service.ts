import type { Clock } from '../../core/clock.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import { Memory } from '../../core/memory.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { isHeldByAnother } from './claim.rule.ts';
import { newReview } from './intake.service.ts';
import { claimedByAnother } from './names.ts';
import type { ReviewRow, ReviewStore } from './review.store.ts';
import type { Sample, SampleStore } from './sample.store.ts';
import { opens } from './second-look.rule.ts';
import { presentSample } from './second-look.present.ts';

interface Parts {
  store: ReviewStore;
  samples: SampleStore;
  people: Pick<PeopleService, 'cohortOf' | 'listEnrolments' | 'namesakesOf'>;
  clock: Clock;
}

/** How long a process trusts what it has read: another one may have saved since. */
const MEMORY_MS = 30_000;
const ROUNDS = 8;

/**
 * A colleague’s look at a version that somebody reads already. It is made when the first look is taken, so that no learner
 * waits for it, and for nobody where a run has one trainer.
 */
export class SecondLookService {
  readonly #parts: Parts;
  readonly #known = new Memory<number>(MEMORY_MS);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async settings(session: Session) {
    return presentSample(session, await this.#parts.samples.find(session));
  }

  async saveSettings(session: Session, sample: Sample) {
    if (!(await this.#parts.samples.save(session, sample)))
      throw new AppError(409, 'conflict', { what: 'settings' });
    this.#known.drop(keyOf(session));
    return { revision: sample.revision + 1 };
  }

  /** Makes one where the version is of the sample. Again it is there already, or was let go and stays so. */
  async sample(review: ReviewRow): Promise<void> {
    if (review.look !== 'first' || drawOf(review.versionId) >= (await this.#share(review))) return;
    if (!(await this.#hasColleague(review))) return;
    await this.#parts.store.begin(review, this.#lookAt(review, null));
  }

  /** Somebody who reads a version would like a colleague to look at it before they release. */
  async ask(session: Session, id: string): Promise<{ id: string }> {
    const { store, people, clock } = this.#parts;
    const review = await this.#find(session, id);
    if (review.look !== 'first' || review.state !== 'waiting')
      throw new AppError(409, 'not-waiting', { state: review.state });
    if (review.claim?.by !== session.person) throw await claimedByAnother(people, session, review.claim);
    if (!(await this.#hasColleague(review))) throw new AppError(409, 'no-colleague');
    await store.begin(session, this.#lookAt(review, clock.now()));
    const second = await this.#lookBeside(review);
    if (!second) throw notFound('review');
    if (second.lookAskedAt && second.state !== 'replaced') return { id: second._id };
    const again =
      second.state === 'replaced' ? ({ state: 'waiting', closedTo: closedTo(review) } as const) : {};
    await this.#change(second, () => ({ lookAskedAt: clock.now(), ...again }));
    return { id: second._id };
  }

  async letGo(session: Session, id: string) {
    const { people, clock } = this.#parts;
    await this.#change(await this.#find(session, id), async ({ look, state, claim }) => {
      if (look !== 'second' || state !== 'waiting') throw new AppError(409, 'not-waiting', { state });
      const now = clock.now();
      if (isHeldByAnother(claim, session.person, now)) throw await claimedByAnother(people, session, claim);
      return { state: 'replaced', claim: null, pending: { dueAt: now } };
    });
    return {};
  }

  /** Who has given one look may see the other, as soon as it leads them no more. A job calls it. */
  async open(review: ReviewRow): Promise<void> {
    const { store } = this.#parts;
    const other = await this.#lookBeside(review);
    if (!other) return;
    if (opens(review, other)) await store.openToAll(review);
    if (opens(other, review)) await store.openToAll(other);
  }

  #lookAt(review: ReviewRow, lookAskedAt: Date | null) {
    const { person, versionId, version, submittedAt, title } = review;
    const handed = { person, id: versionId, number: version, at: submittedAt, title };
    return { ...newReview(handed, 'second'), lookAskedAt, closedTo: closedTo(review) };
  }

  async #change(
    review: ReviewRow,
    change: (review: ReviewRow) => Promise<Partial<ReviewRow>> | Partial<ReviewRow>,
  ): Promise<void> {
    const { store } = this.#parts;
    let found: ReviewRow | undefined = review;
    for (let round = 0; found && round < ROUNDS; round += 1) {
      if (await store.change(found, await change(found))) return;
      found = await store.find(review, review._id);
    }
    throw new AppError(409, 'conflict', { what: 'review' });
  }

  async #lookBeside({ person, version, look, ...scope }: ReviewRow): Promise<ReviewRow | undefined> {
    const all = await this.#parts.store.listOf(scope, person);
    return all.find((one) => one.version === version && one.look !== look);
  }

  /** Somebody who has not read the first one. */
  async #hasColleague(review: ReviewRow): Promise<boolean> {
    const readers = new Set(closedTo(review));
    const { trainers } = await this.#parts.people.cohortOf(review, '');
    return trainers.some((trainer) => !readers.has(trainer));
  }

  async #share(scope: Scope): Promise<number> {
    const now = this.#parts.clock.now();
    const known = this.#known.get(keyOf(scope), now);
    if (known !== undefined) return known;
    const { share } = await this.#parts.samples.find(scope);
    this.#known.set(keyOf(scope), share, now);
    return share;
  }

  async #find(session: Session, id: string): Promise<ReviewRow> {
    const review = await this.#parts.store.find(session, id);
    if (!review) throw notFound('review');
    return review;
  }
}

const keyOf = ({ tenant, run }: Scope): string => JSON.stringify([tenant, run]);

const closedTo = ({ team, claim }: ReviewRow): string[] => [
  ...new Set([...team, ...(claim ? [claim.by] : [])]),
];

/** A number below a hundred, always the same for a version: who is of a sample of 10 is of one of 20 too. */
const drawOf = (version: string): number =>
  Buffer.from(sha256(`second look ${version}`), 'base64url').readUInt32BE(0) % 100;
