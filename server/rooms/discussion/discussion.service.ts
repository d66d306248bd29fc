import type { Clock } from '../../core/clock.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { notAllowed, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeopleService } from '../people/people.service.ts';
import { authorsOf } from './authors.service.ts';
import type { Comment, CommentStore, Line } from './comment.store.ts';
import type { comments, follows, replies, Shows } from './discussion.contract.ts';
import { mayReadEarlier } from './discussion.policy.ts';
import { type Around, presentComment, presentEarlier, presentPage } from './discussion.present.ts';
import { sinceOf } from './discussion.rule.ts';
import type { FlagStore } from './flag.store.ts';
import type { HelpfulStore } from './helpful.store.ts';
import type { Place, PlaceStore } from './place.store.ts';
import type { Reader, ReaderStore } from './reader.store.ts';
import { type StepsService, WALL } from './steps.service.ts';

export interface DiscussionParts {
  comments: CommentStore;
  flags: FlagStore;
  places: PlaceStore;
  helpful: HelpfulStore;
  readers: ReaderStore;
  people: Pick<PeopleService, 'listEnrolments' | 'namesakesOf' | 'findEnrolment'>;
  steps: StepsService;
  /** What the cohort has agreed, line by line; empty where its course has no protocol. */
  protocol: (asker: Session) => Promise<string[]>;
  clock: Clock;
}

type PageAnswer = AnswerOf<typeof comments>;

export interface PageQuery {
  place: string;
  show: Shows;
  before?: number | undefined;
}

/** What a page is worked out of. */
interface Looked {
  place: Place;
  here: Reader;
  everywhere: Reader;
  since: { turn: number; at: Date | null };
}

const PAGE = 20;
const REPLIES_PAGE = 50;
/** A thread with more replies shows how many there are. */
const SHOWN_REPLIES = 3;
/** Threads that nobody replied to and that are gone leave gaps: after so many stretches a page is as long as it is. */
const STRETCHES = 4;

/** Reading what a run says to one another. */
export class DiscussionService {
  readonly #parts: DiscussionParts;

  constructor(parts: DiscussionParts) {
    this.#parts = parts;
  }

  /** A page of threads. The same number of commands and, for each thread shown, of rows read, however many there are. */
  async page(session: Session, query: PageQuery, now: Date): Promise<PageAnswer> {
    const { places, readers, steps, protocol } = this.#parts;
    const step = await steps.ofPlace(session, query.place);
    const [place, { here, everywhere }, agreed] = await Promise.all([
      places.find(session, query.place),
      readers.find(session, session.person, query.place),
      protocol(session),
    ]);
    const looked = { place, here, everywhere, since: sinceOf(here, now) };
    const { threads, next } = await this.#threads(session, query, looked);
    const first = query.before === undefined && query.show === 'all';
    const pinned = first ? await this.#parts.comments.list(session, place.pinned) : [];
    const isPinned = new Set(pinned.map(({ id }) => id));
    const others = threads.filter(({ id }) => !isPinned.has(id));
    const shown = await this.#present(session, [...pinned, ...others], looked);
    const stands = shown.filter(
      ({ state, shownReplies }) => state === 'shown' || shownReplies.length > 0 || state === 'hidden',
    );
    return presentPage(session, {
      total: place.comments,
      threads: stands.filter(({ id }) => !isPinned.has(id)),
      pinned: place.pinned.flatMap((id) => (first ? stands.filter((one) => one.id === id) : [])),
      next,
      since: looked.since.at?.toISOString() ?? null,
      news: looked.since.at === null ? 0 : Math.max(0, place.turns - looked.since.turn),
      rules: { replies: step?.replies ?? null, disguise: step?.disguise ?? [], protocol: agreed },
      hidden: everywhere.hidden,
    });
  }

  async #threads(session: Session, query: PageQuery, looked: Looked): Promise<Threads> {
    const { place, here, since } = looked;
    const isWall = query.place === WALL;
    const before = query.before ?? Infinity;
    const where = { line: isWall ? ('inWall' as const) : ('inStep' as const), ...seenBy(query.place) };
    switch (query.show) {
      case 'all':
        return this.#stretches(session, where, {
          from: Math.min(place.threads, before - 1),
          until: 0,
          before,
        });
      case 'new': {
        const line = isWall ? ('turnInWall' as const) : ('turnInStep' as const);
        const from = Math.min(place.turns, before - 1);
        const until = since.at === null ? place.turns : since.turn;
        return this.#stretches(session, { ...where, line }, { from, until, before });
      }
      case 'mine':
        return this.#chosen(session, where, here.threads, before);
      case 'following': {
        const others = await this.#parts.readers.list(session, looked.everywhere.follows, query.place);
        return this.#chosen(
          session,
          where,
          others.flatMap(({ threads }) => threads),
          before,
        );
      }
      case 'helpful': {
        const found = await this.#parts.comments.list(session, place.best);
        return {
          threads: found.sort((a, b) => place.best.indexOf(a.id) - place.best.indexOf(b.id)),
          next: null,
        };
      }
    }
  }

  /** Newest first, a stretch of places at a time. On the first page what has no place yet stands before all others. */
  async #stretches(
    session: Session,
    where: Where,
    way: { from: number; until: number; before: number },
  ): Promise<Threads> {
    const { comments } = this.#parts;
    const threads: Comment[] = way.before === Infinity ? await this.#unplaced(session, where) : [];
    let from = way.from;
    let wide = PAGE;
    for (let tries = 0; tries < STRETCHES && threads.length < PAGE && from > way.until; tries += 1) {
      const to = Math.max(way.until, from - wide);
      const places = Array.from({ length: from - to }, (_, at) => from - at);
      const found = await comments.inLine(session, where, places);
      threads.push(...found.sort((one, other) => other[where.line] - one[where.line]).filter(isLeft));
      from = to;
      wide = Math.max(1, PAGE - threads.length) * 2;
    }
    return { threads, next: from > way.until ? from + 1 : null };
  }

  async #unplaced(session: Session, where: Where): Promise<Comment[]> {
    const { comments } = this.#parts;
    const only = session.testUser
      ? [await comments.inLine(session, { ...where, only: session.person }, [0])]
      : [];
    const everybodys = await comments.inLine(session, where, [0]);
    return [...only.flat(), ...everybodys]
      .filter(({ root, gone }) => root === '' && gone === '')
      .sort((one, other) => other.at.getTime() - one.at.getTime());
  }

  /** Threads of certain people, whose places are known. */
  async #chosen(session: Session, where: Where, all: readonly number[], before: number): Promise<Threads> {
    const places = [...new Set(all)].filter((one) => one > 0 && one < before).sort((a, b) => b - a);
    const shown = places.slice(0, PAGE);
    const threads = shown.length === 0 ? [] : await this.#parts.comments.inLine(session, where, shown);
    const sorted = threads.filter(isLeft).sort((one, other) => other[where.line] - one[where.line]);
    return { threads: sorted, next: places.length > PAGE ? (shown.at(-1) ?? null) : null };
  }

  /** Threads with their first replies, and all that a page says about them. */
  async #present(session: Session, threads: readonly Comment[], looked: Looked) {
    const { comments } = this.#parts;
    const few = threads.filter((one) => one.replies <= SHOWN_REPLIES).map(({ id }) => id);
    const said = await comments.repliesTo(session, '', few);
    if (session.testUser) {
      const all = threads.map(({ id }) => id);
      said.push(...(await comments.repliesTo(session, session.person, all)));
    }
    const standing = said.filter(({ gone }) => gone === '').sort(byTime);
    const around = await this.#around(session, [...threads, ...standing], looked);
    return threads.map((one) => ({
      ...presentComment(session, one, around),
      shownReplies: standing
        .filter(({ root }) => root === one.id)
        .map((reply) => presentComment(session, reply, around)),
    }));
  }

  async #around(session: Session, all: readonly Comment[], looked: Omit<Looked, 'here'>): Promise<Around> {
    const { helpful, people, steps } = this.#parts;
    const ids = all.map(({ id }) => id);
    const [authors, helpfulToMe, known] = await Promise.all([
      authorsOf(people, session, all),
      helpful.among(session, session.person, ids),
      steps.all(session),
    ]);
    return {
      authors,
      helpfulToMe,
      numberOf: (key) => known.get(key)?.number,
      follows: new Set(looked.everywhere.follows),
      pinned: looked.place.pinned,
      since: looked.since.at,
    };
  }

  /** Replies of one thread after a place in it. Rejects with not-found where there is no thread of that id. */
  async replies(
    session: Session,
    root: string,
    { place: at, after }: { place: string; after: number },
    now: Date,
  ): Promise<AnswerOf<typeof replies>> {
    const { comments, places, readers } = this.#parts;
    const thread = await comments.find(session, root);
    if (!thread || thread.root !== '' || !isFor(session, thread)) throw notFound('comment');
    const from = Array.from({ length: REPLIES_PAGE }, (_, at) => after + at + 1);
    const found = await comments.repliesAt(session, root, after === 0 ? [0, ...from] : from);
    const own =
      session.testUser && after === 0 ? await comments.repliesTo(session, session.person, [root]) : [];
    const standing = [...found, ...own].filter(({ gone }) => gone === '').sort(byTime);
    const [place, { here, everywhere }] = await Promise.all([
      places.find(session, at),
      readers.find(session, session.person, at),
    ]);
    const around = await this.#around(session, standing, { place, everywhere, since: sinceOf(here, now) });
    return {
      replies: standing.map((reply) => presentComment(session, reply, around)),
      next: thread.places > after + REPLIES_PAGE ? after + REPLIES_PAGE : null,
    };
  }

  /** What a comment said before. Rejects with not-allowed for anybody but its author and the trainers. */
  async earlier(session: Session, id: string) {
    const one = await this.#parts.comments.find(session, id);
    if (!one || !isFor(session, one)) throw notFound('comment');
    if (!mayReadEarlier(session, one)) throw notAllowed();
    return presentEarlier(session, one);
  }

  /** Whom somebody follows, whoever spoke last first. */
  async follows(session: Session, now: Date): Promise<AnswerOf<typeof follows>> {
    const { readers, people } = this.#parts;
    const { here, everywhere } = await readers.find(session, session.person, WALL);
    const since = sinceOf(here, now).at;
    const others = await readers.list(session, everywhere.follows, WALL);
    const authors = await authorsOf(
      people,
      session,
      everywhere.follows.map((person) => ({ person })),
    );
    const spoke = new Map(others.map(({ person, spokeAt }) => [person, spokeAt?.getTime() ?? 0]));
    return {
      people: [...authors.values()]
        .map((author) => ({ author, at: spoke.get(author.id) ?? 0 }))
        .sort((one, other) => other.at - one.at)
        .map(({ author, at }) => ({ author, isNew: since !== null && at > since.getTime() })),
    };
  }
}

interface Where {
  line: Line;
  step: string;
  only: string;
}

interface Threads {
  threads: Comment[];
  next: number | null;
}

const seenBy = (place: string) => ({ step: place === WALL ? '' : place, only: '' });
const byTime = (one: Comment, other: Comment) => one.at.getTime() - other.at.getTime();
/** Nothing is left of a thread that is gone and has no replies. */
const isLeft = ({ gone, replies }: Comment) => gone === '' || replies > 0;
/** What student view said is for it alone. */
export const isFor = (session: Session, { only }: Comment): boolean => only === '' || only === session.person;
