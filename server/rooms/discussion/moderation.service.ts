import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { notAllowed, notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import { authorsOf } from './authors.service.ts';
import type { Comment } from './comment.store.ts';
import type { desk } from './discussion.contract.ts';
import { presentDeskLine } from './discussion.present.ts';
import { ANSWER_WITHIN_MS } from './discussion.rule.ts';
import type { DiscussionParts } from './discussion.service.ts';
import { placesOf } from './saying.service.ts';

const PINNED_AT_MOST = 3;

/** What trainers do with what others said. */
export class ModerationService {
  readonly #parts: DiscussionParts;

  constructor(parts: DiscussionParts) {
    this.#parts = parts;
  }

  /** Everything that waits for a trainer of the run. */
  async desk(session: Session, now: Date): Promise<AnswerOf<typeof desk>> {
    const { flags, people, steps } = this.#parts;
    const [flagged, hidden, questions, known] = await Promise.all([
      flags.flagged(session, 'open'),
      flags.flagged(session, 'hidden', true),
      flags.waiting(session, new Date(now.getTime() - ANSWER_WITHIN_MS)),
      steps.all(session),
    ]);
    const authors = await authorsOf(people, session, [...flagged, ...hidden, ...questions]);
    const around = { authors, numberOf: (key: string) => known.get(key)?.number };
    const present = (list: readonly Comment[]) => list.map((one) => presentDeskLine(session, one, around));
    return { flagged: present(flagged), hidden: present(hidden), questions: present(questions) };
  }

  /** How many texts that somebody pointed at wait for a decision; the desk lists them. One command. */
  async undecided(scope: Scope): Promise<number> {
    return this.#parts.flags.countOpen(scope);
  }

  /** Keeps a thread on top of the wall and of its step; the one that was put there first makes room for a fourth. */
  async pin(session: Session, id: string, on: boolean): Promise<void> {
    const { places } = this.#parts;
    const one = await this.#find(session, id);
    if (on && (one.root !== '' || one.gone !== '' || one.flagged === 'hidden')) throw notAllowed();
    for (const place of placesOf(one)) {
      const others = (await places.find(session, place)).pinned.filter((other) => other !== id);
      await places.set(session, place, { pinned: on ? [id, ...others].slice(0, PINNED_AT_MOST) : others });
    }
  }

  /** Hides a text behind a notice, or lets it stand; its author is told of a text that was hidden. */
  async decide(session: Session, id: string, decision: 'keep' | 'hide', now: Date): Promise<void> {
    const { comments, readers } = this.#parts;
    const one = await this.#find(session, id);
    if (one.gone !== '' || one.person === session.person) throw notAllowed();
    if (decision === 'keep' && one.flagged === '') return;
    const flagged = decision === 'hide' ? ('hidden' as const) : ('kept' as const);
    await comments.set(session, id, { flagged, flaggedAt: now });
    if (one.person !== undefined && (decision === 'hide' || one.flagged === 'hidden'))
      await readers.setHidden(session, one.person, { id, step: one.step }, decision === 'hide');
  }

  /** A question that needs no answer here, or had it elsewhere. */
  async settleQuestion(session: Session, id: string): Promise<void> {
    await this.#find(session, id);
    await this.#parts.comments.set(session, id, { waits: false });
  }

  async #find(session: Session, id: string): Promise<Comment> {
    const one = await this.#parts.comments.find(session, id);
    if (!one || one.only !== '') throw notFound('comment');
    return one;
  }
}
