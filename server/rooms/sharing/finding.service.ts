import { notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import { familyOf } from './family.rule.ts';
import { listFor } from './item.store.ts';
import { mayRead } from './sharing.policy.ts';
import { presentCohortLine, presentItem, presentKin, presentTrainersLine } from './sharing.present.ts';
import type { SharingParts, SharingService } from './sharing.service.ts';
import type { Kind, SharedItem } from './sharing.types.ts';

type Parts = Pick<SharingParts, 'items' | 'adaptations' | 'authors'> & { sharing: SharingService };

interface Asked {
  kind: Kind;
  part?: string | undefined;
  before?: number | undefined;
}

const PAGE = 20;

/** What others share: found, read, and where one's own went. Of somebody who has left nothing is shared any more. */
export class FindingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async page(session: Session, { kind, part, before }: Asked) {
    const { items, authors } = this.#parts;
    const list = listFor(session);
    const page = await items.page(session, { list, kind, part, before, limit: PAGE });
    const known = await authors.of(
      session,
      page.items.map(({ person }) => person),
    );
    const here = page.items.filter(({ person }) => known.has(person));
    return {
      items: await this.#titled(here, session, (item, title) =>
        presentCohortLine(session, item, { authors: known, title }),
      ),
      next: page.next,
    };
  }

  async open(session: Session, id: string) {
    const { sharing, authors } = this.#parts;
    const item = await this.readable(session, id);
    const [about, [credits = []], known] = await Promise.all([
      sharing.about(session, item),
      authors.credits(session, [item.credits]),
      authors.of(session, [item.person]),
    ]);
    return presentItem(session, item, { ...about, credits, authors: known });
  }

  /** What one may not read does not exist. */
  async readable(session: Session, id: string): Promise<SharedItem & { content: unknown }> {
    const { items, authors } = this.#parts;
    const item = await items.find(session, id);
    if (!item || !mayRead(session, item)) throw notFound('item');
    if (!(await authors.of(session, [item.person])).has(item.person)) throw notFound('item');
    return item;
  }

  /** Also of what was withdrawn: copies stay. */
  async family(session: Session, id: string) {
    const { items, adaptations, authors } = this.#parts;
    const item = await items.find(session, id);
    if (!item || item.person !== session.person) throw notFound('item');
    const family = familyOf(await adaptations.madeOf(session, [id]));
    const known = await authors.of(
      session,
      family.map(({ adaptation }) => adaptation.person),
    );
    const of = { owner: item.person, authors: known };
    return { family: family.map((one) => presentKin(session, one, of)) };
  }

  async ofLearner(session: Session, person: string) {
    const all = await this.#parts.items.ofPerson(session, person);
    const theirs = all.filter((item) => item.audience === 'trainers' && mayRead(session, item));
    return {
      items: await this.#titled(theirs, session, (item, title) => presentTrainersLine(session, item, title)),
    };
  }

  /** What this run's edition does not know any more is not listed. */
  async #titled<Line>(
    items: readonly SharedItem[],
    session: Session,
    line: (item: SharedItem, title: { en: string; es: string }) => Line,
  ): Promise<Line[]> {
    const { sharing } = this.#parts;
    const lines: Line[] = [];
    for (const item of items) {
      const about = await sharing.gateOf(item.kind).about(session, item.part);
      if (about) lines.push(line(item, about.title));
    }
    return lines;
  }
}
