import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { creditsWith } from './family.rule.ts';
import type { FindingService } from './finding.service.ts';
import { stillStanding } from './passages.rule.ts';
import { presentOpenedCopy } from './sharing.present.ts';
import type { SharingParts, SharingService } from './sharing.service.ts';
import type { Adaptation } from './sharing.types.ts';

type Parts = Pick<SharingParts, 'adaptations' | 'authors' | 'clock'> & {
  sharing: SharingService;
  finding: FindingService;
};

/** Copies of what others share: taken, placed beside one's own, put away, and when nothing of them is left, no more credited. */
export class AdaptingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The copy waits to be placed. One that waits already, of the same state of the same item, is that one. */
  async adapt(session: Session, id: string, write: string) {
    const { finding, adaptations, clock } = this.#parts;
    const item = await finding.readable(session, id);
    if (item.audience !== 'cohort' || item.person === session.person) throw notFound('item');
    const { kind, part, content, via } = item;
    const waits = (await adaptations.ofPerson(session, session.person, { kind, part })).find(
      ({ state, credits: [from] }) =>
        state === 'waiting' && from?.item === id && from.at.getTime() === item.at.getTime(),
    );
    if (waits) return { id: waits.id, kind, part };
    const made = await adaptations.add(session, {
      kind,
      part,
      content,
      via,
      person: session.person,
      testUser: session.testUser,
      write,
      credits: creditsWith(item),
      at: clock.now(),
      placedAt: null,
      rewrittenAt: null,
      state: 'waiting',
    });
    return { id: made, kind, part };
  }

  async open(session: Session, id: string) {
    const { sharing, authors } = this.#parts;
    const copy = await this.#find(session, id);
    const [about, [credits = []]] = await Promise.all([
      sharing.about(session, copy),
      authors.credits(session, [copy.credits]),
    ]);
    return presentOpenedCopy(session, copy, { ...about, credits });
  }

  /** What stands there stays. A copy that was placed is not placed again. */
  async place(session: Session, id: string) {
    const { sharing, adaptations, clock } = this.#parts;
    const { kind, part, state, content } = await this.#find(session, id);
    if (state === 'placed' || state === 'rewritten') return {};
    await sharing.gateOf(kind).place(session, part, { content, write: id });
    await adaptations.set(session, session.person, id, { state: 'placed', placedAt: clock.now() });
    return {};
  }

  async putAway(session: Session, id: string) {
    const { state } = await this.#find(session, id);
    if (state === 'waiting')
      await this.#parts.adaptations.set(session, session.person, id, { state: 'away' });
    return {};
  }

  /** Its author says that all of it was rewritten, and no passage of the copy says otherwise. */
  async takeCreditOff(session: Session, id: string) {
    const { sharing, adaptations, clock } = this.#parts;
    const { kind, part, state, content } = await this.#find(session, id);
    if (state === 'rewritten') return {};
    if (state !== 'placed') throw notFound('copy');
    const gate = sharing.gateOf(kind);
    const own = await gate.own(session, session.person, part);
    const passages = own ? stillStanding(gate.texts(content), gate.texts(own.content)) : 0;
    if (passages > 0) throw new AppError(409, 'still-standing', { passages });
    await adaptations.set(session, session.person, id, { state: 'rewritten', rewrittenAt: clock.now() });
    return {};
  }

  async #find(session: Session, id: string): Promise<Adaptation & { content: unknown }> {
    const copy = await this.#parts.adaptations.find(session, session.person, id);
    if (!copy) throw notFound('copy');
    return copy;
  }
}
