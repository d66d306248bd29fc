import type { Log } from '../../core/log.ts';
import type { Scope } from '../../core/scope.ts';
import type { Comment } from './comment.store.ts';
import { completedAt } from './discussion.rule.ts';
import type { DiscussionParts } from './discussion.service.ts';
import type { Pending, PendingStore } from './pending.store.ts';
import { placesOf } from './saying.service.ts';
import { WALL } from './steps.service.ts';

/** Whoever marks steps as done because what they ask for is there (rule L1). */
export interface Completes {
  complete(
    scope: Scope,
    who: { person: string; testUser: boolean },
    step: string,
    at: Date,
  ): Promise<unknown>;
}

interface Parts extends DiscussionParts {
  pending: PendingStore;
  course: Completes;
  log: Log;
}

const AGAIN_MS = 60_000;
/** Threads that "most helpful" shows. */
const BEST = 30;

/**
 * What follows from a comment or a "helpful" once it is kept: its place among the others, what is counted, the step that
 * it completes. Each marker stays until all of it is done, and doing it again changes nothing.
 */
export class SettlingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Does what has waited longest; false when nothing is due. A job calls it. */
  async settleNext(): Promise<boolean> {
    return (await this.#settleComment()) || (await this.#settleHelpful());
  }

  async #settleComment(): Promise<boolean> {
    const { pending, clock, log } = this.#parts;
    const now = clock.now();
    const one = await pending.claim(now, new Date(now.getTime() + AGAIN_MS));
    if (one === undefined || one === 'lost') return one === 'lost';
    try {
      if (one.only === '') await this.#place(one);
      await this.#complete(one);
      await pending.settle(one, one.id);
    } catch (error) {
      await pending.delay(one, one.id, new Date(clock.now().getTime() + AGAIN_MS));
      log.warn({ run: one.run, err: error }, 'a comment has no place yet');
    }
    return true;
  }

  /** Its place and turn, on the wall and in its step; for a reply those of its thread. */
  async #place(one: Pending): Promise<void> {
    const { comments, places } = this.#parts;
    const isThread = one.root === '';
    let thread: Comment | undefined = one;
    if (!isThread) {
      thread = await comments.find(one, one.root);
      if (!thread) return;
      await this.#placeReply(one, thread);
    }
    for (const [index, place] of placesOf(one).entries()) {
      if (index < one.placed) continue;
      const [inLine, turnInLine] =
        place === WALL ? (['inWall', 'turnInWall'] as const) : (['inStep', 'turnInStep'] as const);
      const next = await places.next(one, place, isThread);
      if (one.gone !== '') await places.count(one, place, -1);
      const at = isThread ? next.place : thread[inLine];
      await comments.set(one, thread.id, { [turnInLine]: next.turn, ...(isThread ? { [inLine]: at } : {}) });
      await comments.set(one, one.id, { placed: index + 1 });
      if (one.person !== undefined && at > 0)
        await this.#parts.readers.noteSaid(one, one.person, place, {
          thread: at,
          turn: next.turn,
          at: one.at,
        });
    }
  }

  async #placeReply(one: Pending, thread: Comment): Promise<void> {
    const { comments, pending } = this.#parts;
    if (one.inThread === 0) {
      const inThread = await pending.nextInThread(one, thread.id);
      if (inThread !== undefined) await comments.set(one, one.id, { inThread });
    }
    const replies = await comments.countReplies(one, thread.id);
    await comments.set(one, thread.id, { replies, ...(one.toOther ? { waits: false } : {}) });
  }

  /** Tells the course when somebody has said all that a step asks for. */
  async #complete(one: Pending): Promise<void> {
    const { comments, steps, course } = this.#parts;
    const { person, testUser } = one;
    const step = (await steps.all(one)).get(one.step);
    if (!step || person === undefined) return;
    const own = (await comments.ofPerson(one, person, one.step)).filter(({ gone }) => gone === '');
    const at = completedAt(step.completeWhen, own);
    if (at) await course.complete(one, { person, testUser }, step.key, at);
  }

  async #settleHelpful(): Promise<boolean> {
    const { helpful, comments, places, clock } = this.#parts;
    const change = await helpful.nextPending(clock.now());
    if (!change) return false;
    const one = await comments.find(change, change.comment);
    if (one && one.gone === '') {
      await comments.set(change, one.id, { likes: await helpful.count(change, one.id) });
      for (const place of placesOf(one)) {
        const best = await comments.mostLiked(change, place === WALL ? undefined : place, BEST);
        await places.set(change, place, { best });
      }
    }
    await helpful.settlePending(change.id, change.change);
    return true;
  }
}
