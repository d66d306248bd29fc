import { AppError, invalid, notAllowed, notFound } from '../../core/errors.ts';
import { randomId } from '../../core/hash.ts';
import { Memory } from '../../core/memory.ts';
import { mayPass } from '../../core/permissions.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Comment, CommentRow } from './comment.store.ts';
import { mayDelete, mayEdit, mayJudge } from './discussion.policy.ts';
import { asksSomething, keptText, nextVisits } from './discussion.rule.ts';
import { type DiscussionParts, isFor } from './discussion.service.ts';
import { WALL } from './steps.service.ts';

/** What somebody says, as it comes from their device. */
export interface Said {
  write: string;
  place: string;
  root: string | null;
  text: string;
}

/** So many are enough for a trainer to look; a list of all of them would grow with the run. */
const FLAGGERS_KEPT = 20;
/** A thread's step and author never change. */
const THREADS_KNOWN_MS = 60 * 60_000;

/** The thread that a reply joins. */
interface Thread {
  step: string;
  person: string | undefined;
}

/** Saying something, and what one can do to what others said. */
export class SayingService {
  readonly #parts: DiscussionParts;
  readonly #threads = new Memory<Thread>(THREADS_KNOWN_MS);

  constructor(parts: DiscussionParts) {
    this.#parts = parts;
  }

  /**
   * Posts or replies. One insert, whose key is made of the press: the same press twice is one comment. Its place among
   * the others is given by a job (settling.service.ts), so that nobody waits for it.
   */
  async post(session: Session, said: Said, now: Date): Promise<{ id: string; at: string }> {
    const { comments, steps } = this.#parts;
    const text = keptText(said.text);
    if (text === undefined) throw invalid([{ path: 'body.text', code: 'custom' }]);
    const step = await steps.ofPlace(session, said.place);
    const thread = said.root === null ? undefined : await this.#threadOf(session, said.root, now);
    const id = comments.idOf(session, session.person, said.write);
    const row = { ...rowOf(session, { ...said, text, step: thread?.step ?? step?.key ?? '' }, now), _id: id };
    if (thread && thread.person !== session.person) row.toOther = true;
    if (await comments.insert(row)) {
      if (!thread) this.#threads.set(keyOf(session, id), { step: row.step, person: session.person }, now);
      return { id, at: now.toISOString() };
    }
    const before = await comments.find(session, id);
    return { id, at: (before?.at ?? now).toISOString() };
  }

  /** Threads that were read a moment ago need not be asked for. */
  async #threadOf(session: Session, root: string, now: Date): Promise<Thread> {
    const known = this.#threads.get(keyOf(session, root), now);
    if (known) return known;
    const found = await this.#parts.comments.find(session, root);
    if (!found || found.root !== '' || !isFor(session, found)) throw notFound('comment');
    const thread = { step: found.step, person: found.person };
    // What is for one person alone is asked for each time.
    if (found.only === '') this.#threads.set(keyOf(session, root), thread, now);
    return thread;
  }

  /** Rejects with conflict, and the text as it is now, when it was edited elsewhere meanwhile. */
  async edit(
    session: Session,
    id: string,
    change: { text: string; revision: number },
    now: Date,
  ): Promise<{ revision: number }> {
    const text = keptText(change.text);
    if (text === undefined) throw invalid([{ path: 'body.text', code: 'custom' }]);
    const one = await this.#find(session, id);
    if (!mayEdit(session, one)) throw notAllowed();
    // Sent again because no answer came: it is done.
    if (one.text === text) return { revision: one.revision };
    const waits = one.waits && asksSomething(text);
    const seen = { ...one, revision: change.revision };
    if (
      one.revision === change.revision &&
      (await this.#parts.comments.edit(session, seen, { text, at: now, waits }))
    )
      return { revision: change.revision + 1 };
    throw new AppError(409, 'conflict', { text: one.text, revision: one.revision });
  }

  /** The text goes for good; the notice that stays says that its author took it away. */
  async delete(session: Session, id: string): Promise<void> {
    const { comments, places, readers } = this.#parts;
    const one = await this.#find(session, id);
    if (one.person === session.person && one.gone !== '') return;
    if (!mayDelete(session, one)) throw notAllowed();
    await comments.empty(session, id, 'deleted');
    if (one.flagged === 'hidden') await readers.setHidden(session, session.person, one, false);
    if (one.root !== '')
      await comments.set(session, one.root, { replies: await comments.countReplies(session, one.root) });
    // One without a place is counted by the job, which sees that it is gone.
    for (const place of placesOf(one).slice(0, one.placed)) await places.count(session, place, -1);
  }

  /** Nobody finds their own words helpful here. */
  async findHelpful(session: Session, id: string, on: boolean, now: Date): Promise<void> {
    const one = await this.#find(session, id);
    if (on && !mayJudge(session, one)) throw notAllowed();
    await this.#parts.helpful.set(session, session, id, { on, now, change: randomId() });
  }

  /** Whoever flags is kept so that they cannot do it twice, and named to nobody. Student view disturbs no trainer. */
  async flag(session: Session, id: string, now: Date): Promise<void> {
    const one = await this.#find(session, id);
    if (!mayJudge(session, one)) throw notAllowed();
    const enough = one.flaggers.length >= FLAGGERS_KEPT;
    if (session.testUser || enough || one.flaggers.includes(session.person)) return;
    await this.#parts.flags.flag(session, id, session.person, now);
  }

  /** Nobody is told whom one follows. */
  async follow(session: Session, person: string, on: boolean): Promise<void> {
    const { people, readers } = this.#parts;
    if (on && person === session.person) throw notAllowed();
    if (on && !(await people.findEnrolment(session, person))) throw notFound('person');
    await readers.follow(session, session.person, person, on);
  }

  async noteVisit(session: Session, place: string, now: Date): Promise<void> {
    const { places, readers, steps } = this.#parts;
    await steps.ofPlace(session, place);
    const { here } = await readers.find(session, session.person, place);
    if (!nextVisits(here, 0, now)) return;
    const { turns } = await places.find(session, place);
    const visits = nextVisits(here, turns, now);
    if (visits) await readers.noteVisits(session, here, visits);
  }

  async #find(session: Session, id: string): Promise<Comment> {
    const one = await this.#parts.comments.find(session, id);
    if (!one || !isFor(session, one)) throw notFound('comment');
    return one;
  }
}

const keyOf = ({ tenant, run }: Scope, id: string) => JSON.stringify([tenant, run, id]);

/** The wall shows everything; a step what was said there. */
export const placesOf = ({ step }: Pick<Comment, 'step'>): string[] => (step === '' ? [WALL] : [WALL, step]);

function rowOf(
  session: Session,
  said: { step: string; root: string | null; text: string },
  now: Date,
): Omit<CommentRow, '_id'> {
  const { tenant, run, person, testUser } = session;
  const isThread = said.root === null;
  const place = isThread ? 0 : -1;
  return {
    tenant,
    run,
    person,
    testUser,
    only: testUser ? person : '',
    step: said.step,
    root: said.root ?? '',
    toOther: false,
    text: said.text,
    at: now,
    editedAt: null,
    earlier: [],
    revision: 1,
    gone: '',
    flaggers: [],
    flagged: '',
    flaggedAt: null,
    waits: isThread && !testUser && !mayPass('trainer', session) && asksSomething(said.text),
    likes: 0,
    replies: 0,
    inWall: place,
    inStep: place,
    turnInWall: place,
    turnInStep: place,
    inThread: isThread ? -1 : 0,
    places: 0,
    placed: 0,
    pending: { dueAt: now },
  };
}
