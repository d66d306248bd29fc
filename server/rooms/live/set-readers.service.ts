import type { BodyOf } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { ReviewService } from '../review/review.service.ts';
import type { askSet } from './member.contract.ts';
import type { SetStore } from './set.store.ts';

interface Parts {
  sets: Pick<SetStore, 'find'>;
  people: Pick<PeopleService, 'listEnrolments'>;
  peers: ReviewService['peers'];
}

/** A section of one's business case before the eyes of one's set. What they write of it is kept where peers review. */
export class SetReadersService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async ask(session: Session, id: string, asking: BodyOf<typeof askSet>) {
    const { sets, people, peers } = this.#parts;
    const set = await sets.find(session, id);
    if (!set?.members.includes(session.person)) throw notFound('set');
    const others = set.members.filter((person) => person !== session.person);
    const here = (await people.listEnrolments(session, others)).filter(({ status }) => status === 'active');
    return peers.ask(
      session,
      asking,
      here.map(({ person }) => person),
    );
  }
}
