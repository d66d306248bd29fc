import type { Clock } from '../../core/clock.ts';
import { AppError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Session } from '../../core/session.ts';
import type { CourseService } from '../course/course.service.ts';
import type { DocumentKind, Documents } from './document.contract.ts';
import { wayCompleted } from './document.rule.ts';
import type { Completing, DocumentStore } from './document.store.ts';
import type { EditionService } from './edition.service.ts';
import { presentDocument } from './portfolio.present.ts';

interface Parts {
  store: DocumentStore;
  editions: EditionService;
  course: Pick<CourseService, 'complete'>;
  clock: Clock;
  log: Log;
}

interface DocumentWrite<Kind extends DocumentKind> {
  write: string;
  revision: number;
  value: Documents[Kind];
}

/** The request that completes a step marks it too. If it is cut off between the two, the job does it after this. */
const MARK_AGAIN_MS = 5_000;
const MARK_LATER_MS = 60_000;

/** Documents of every kind: opened and saved by whoever they belong to. */
export class DocumentService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async open<Kind extends DocumentKind>(session: Session, kind: Kind) {
    return presentDocument(session, await this.#parts.store.find(session, session.person, kind));
  }

  /**
   * One write. One over a revision that is no longer the newest does nothing: it was done before, or the answer has the
   * newer document.
   */
  async save<Kind extends DocumentKind>(
    session: Session,
    kind: Kind,
    { write, revision, value }: DocumentWrite<Kind>,
  ) {
    const { tenant, run, person, testUser } = session;
    const at = this.#parts.clock.now();
    const way = wayCompleted(kind, value);
    const pending = { at, dueAt: new Date(at.getTime() + MARK_AGAIN_MS) };
    const change = { person, testUser, kind, write, value, savedAt: at };
    const written = await this.#parts.store.save(session, revision, {
      ...change,
      ...(way !== undefined && { done: { way, pending } }),
    });
    if (!written) return this.#seenBefore(session, kind, write);
    const completed = way !== undefined && written === 'completing';
    if (completed) await this.#mark({ tenant, run, person, testUser, kind, way, at });
    return { revision: revision + 1, savedAt: at.toISOString(), completed };
  }

  /** Marks the step that waits longest for it; false when none is due. A job calls it. */
  async markNext(): Promise<boolean> {
    const waiting = await this.#parts.store.nextCompleting(this.#parts.clock.now());
    if (!waiting) return false;
    await this.#mark(waiting);
    return true;
  }

  async #seenBefore(session: Session, kind: DocumentKind, write: string) {
    const place = { person: session.person, kind };
    const { document, done } = await this.#parts.store.afterWrite(session, place, write);
    if (done) return { revision: done.revision, savedAt: done.savedAt.toISOString(), completed: false };
    const { value, revision, savedAt } = presentDocument(session, document ?? undefined);
    throw new AppError(409, 'conflict', { value, revision, savedAt: savedAt ?? '' });
  }

  /** Never rejects: what fails is marked by the job. */
  async #mark(one: Completing): Promise<void> {
    const { store, editions, course, clock, log } = this.#parts;
    try {
      for (const step of await editions.stepsCompletedBy(one, one.way))
        await course.complete(one, one, step, one.at);
      await store.settle(one);
    } catch (error) {
      await store.delay(one, new Date(clock.now().getTime() + MARK_LATER_MS));
      log.warn({ run: one.run, err: error }, 'step of a portfolio not marked');
    }
  }
}
