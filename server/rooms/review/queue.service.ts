import type { Clock } from '../../core/clock.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import type { GradeService } from '../grade/grade.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import { namesOf } from './names.ts';
import { PAGE_SIZE, type QueueRow, type reviewQueue, type reviewsOfLearner } from './queue.contract.ts';
import { peopleIn, presentRow } from './review.present.ts';
import { afterOf, type After, type QueueStore } from './queue.store.ts';
import type { ReviewLine } from './review.store.ts';

interface Parts {
  lists: QueueStore;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf'>;
  grade: Pick<GradeService, 'deliveryOf'>;
  clock: Clock;
}

export type Show = 'waiting' | 'mine' | 'released';

/** What waits, for those who judge. As many commands for ten as for ten thousand. */
export class QueueService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async page(
    session: Session,
    { show, after }: { show: Show; after?: string | undefined },
  ): Promise<AnswerOf<typeof reviewQueue>> {
    const { lists } = this.#parts;
    const [found, waiting, mine, released] = await Promise.all([
      this.#rows(session, show, after === undefined ? undefined : placeOf(after)),
      lists.count(session, 'waiting'),
      lists.countClaimedBy(session, session.person),
      lists.count(session, 'released'),
    ]);
    const rows = found.slice(0, PAGE_SIZE);
    const last = rows.at(-1);
    return {
      counts: { waiting, mine, released },
      rows: await this.#shown(session, rows),
      next: last && found.length > PAGE_SIZE ? textOf(afterOf(last)) : null,
    };
  }

  /** Rows of every state; a second look is no learner's. */
  async ofLearner(session: Session, person: string): Promise<AnswerOf<typeof reviewsOfLearner>> {
    const rows = await this.#parts.lists.firstLooksOf(session, person);
    return { rows: await this.#shown(session, rows) };
  }

  async #shown(session: Session, rows: readonly ReviewLine[]): Promise<QueueRow[]> {
    const { people, grade, clock } = this.#parts;
    const learners = rows.filter(({ state }) => state === 'released').map(({ person }) => person);
    const [nameOf, deliveryOf] = await Promise.all([
      namesOf(people, session, peopleIn(rows)),
      learners.length === 0 ? new Map() : grade.deliveryOf(session, 'business-case', learners),
    ]);
    return rows.map((row) => presentRow(session, row, { nameOf, deliveryOf, now: clock.now() }));
  }

  #rows(session: Session, show: Show, after: After | undefined): Promise<ReviewLine[]> {
    const { lists } = this.#parts;
    const page = { ...(after ? { after } : {}), limit: PAGE_SIZE + 1 };
    if (show === 'mine') return lists.claimedBy(session, session.person, PAGE_SIZE);
    return show === 'waiting' ? lists.waiting(session, page) : lists.released(session, page);
  }
}

const textOf = ({ at, id }: After): string => `${at.getTime()}.${id}`;

function placeOf(text: string): After {
  const dot = text.indexOf('.');
  return { at: new Date(Number(text.slice(0, dot))), id: text.slice(dot + 1) };
}
