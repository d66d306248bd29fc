import { randomId } from '../../core/hash.ts';
import type { Pair } from '../../core/persons.ts';
import type { Scope } from '../../core/scope.ts';
import type { Comment } from './comment.store.ts';
import type { DiscussionParts } from './discussion.service.ts';
import { placesOf } from './saying.service.ts';

type Parts = Pick<DiscussionParts, 'comments' | 'flags' | 'places' | 'helpful' | 'readers' | 'clock'>;

/** Whose words are whose: taking them away, forgetting them, and two entries that are one person. */
export class BelongingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What somebody said, found helpful and follows. Whom they flagged stays between them and nobody. */
  async take(scope: Scope, person: string): Promise<Record<string, unknown>> {
    const { comments, helpful, readers } = this.#parts;
    const [said, found, at] = await Promise.all([
      comments.ofPerson(scope, person),
      helpful.ofPerson(scope, person),
      readers.ofPerson(scope, person),
    ]);
    return {
      comments: said.map(({ id, step, root, text, at: saidAt, editedAt, earlier, gone }) => {
        return { id, step, root, text, at: saidAt, editedAt, earlier, gone };
      }),
      foundHelpful: found.filter(({ on }) => on).map(({ comment }) => comment),
      follows: at.flatMap(({ follows }) => follows),
      visits: at.map(({ place, seenAt }) => ({ place, seenAt })),
    };
  }

  /** Their words go; where others replied, a notice stays that leads to nobody. */
  async erase(scope: Scope, person: string): Promise<void> {
    const { comments, flags, helpful, readers } = this.#parts;
    for (const one of await comments.ofPerson(scope, person)) await this.#forget(scope, one);
    await this.#takeBackHelpful(scope, person);
    await flags.withoutFlagger(scope, person);
    await helpful.remove(scope, person);
    await readers.remove(scope, person);
  }

  async #forget(scope: Scope, one: Comment): Promise<void> {
    const { comments, places } = this.#parts;
    const counted = one.gone === '' ? placesOf(one).slice(0, one.placed) : [];
    for (const place of counted) await places.count(scope, place, -1);
    // Of a thread the place among the others stays too: a gap in the row would be one that nobody counts on.
    if (!one.root) return comments.empty(scope, one.id, 'forgotten');
    await comments.remove(scope, [one.id]);
    await comments.set(scope, one.root, { replies: await comments.countReplies(scope, one.root) });
  }

  async #takeBackHelpful(scope: Scope, person: string): Promise<void> {
    const { comments, helpful } = this.#parts;
    const found = (await helpful.ofPerson(scope, person)).filter(({ on }) => on);
    await helpful.remove(scope, person);
    for (const { comment } of found)
      await comments.set(scope, comment, { likes: await helpful.count(scope, comment) });
  }

  /** `into` has said what `from` said. What they read and whom they follow stays with the entry that did. */
  async join(scope: Scope, { from, into }: Pair): Promise<void> {
    const { comments, helpful, clock } = this.#parts;
    for (const { id } of await comments.ofPerson(scope, from))
      await comments.set(scope, id, { person: into, from });
    const own = new Set((await helpful.ofPerson(scope, into)).map(({ comment }) => comment));
    const theirs = (await helpful.ofPerson(scope, from)).filter(({ on }) => on);
    for (const { comment, testUser } of theirs.filter((one) => !own.has(one.comment))) {
      const change = { on: true, now: clock.now(), change: randomId() };
      await helpful.set(scope, { person: into, testUser, from }, comment, change);
    }
    await helpful.hand(scope, { from, into });
  }

  async part(scope: Scope, { from, into }: Pair): Promise<void> {
    const { comments, helpful } = this.#parts;
    const said = (await comments.ofPerson(scope, into)).filter((one) => one.from === from);
    for (const { id } of said) await comments.giveBack(scope, id, from);
    await helpful.takeBack(scope, { from, into });
  }
}
