import { AppError, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { PeerParts } from './peer-list.service.ts';
import { MOST_OPEN } from './peer.rule.ts';
import type { PeerSave } from './peer.store.ts';
import type { PeerAnswer } from './peer.types.ts';

type Parts = Pick<PeerParts, 'asks' | 'cases' | 'people' | 'clock'>;

interface Asking {
  write: string;
  section: string;
  revision: number;
  note: string;
}

const NOTHING = { revision: 0, savedAt: null } as const;

/** A learner asks others to read one section of their case, and takes in what they sent. */
export class PeerAskingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** By the numbers that learners of a run know one another by. */
  async askNumbered(session: Session, { readers, ...asking }: Asking & { readers: readonly number[] }) {
    const found = await this.#parts.people.learnersByNumber(session, readers);
    if (found.length < new Set(readers).size) throw notFound('person');
    return this.ask(
      session,
      asking,
      found.map(({ person }) => person),
    );
  }

  /**
   * Each of these people gets the section as it stands, if that is what its author has looked at. Rooms above call it with
   * the members of a set. Whoever has that section open to read already is not asked twice.
   */
  async ask(session: Session, asking: Asking, people: readonly string[]) {
    const { asks, cases, clock } = this.#parts;
    const { write, section, revision, note } = asking;
    const { person } = session;
    if (session.testUser || people.includes(person)) throw notFound('person');
    const moment = await cases.sections.take(session, person, section);
    if (!moment) throw new AppError(409, 'nothing-to-share');
    if (moment.revision !== revision) throw new AppError(409, 'conflict', { revision: moment.revision });
    const open = (await asks.lines(session, { person })).filter(({ state }) => state === 'asked');
    const fresh = people.filter(
      (reader) => !open.some((one) => one.section === section && one.reader === reader),
    );
    if (open.length + fresh.length > MOST_OPEN) throw new AppError(409, 'too-many-asks', { most: MOST_OPEN });
    const about = { person, section, moment, note, askedAt: clock.now(), write };
    for (const reader of fresh) await asks.begin(session, { ...NEW_ASK, ...about, reader });
    return { asked: fresh.length };
  }

  async noteOpened(session: Session, id: string) {
    const { asks, clock } = this.#parts;
    await asks.move(
      session,
      id,
      { person: session.person, state: 'sent', openedAt: null },
      { openedAt: clock.now() },
    );
    return {};
  }

  async answer(
    session: Session,
    { ask: id, comment }: { ask: string; comment: string },
    { value, ...write }: { write: string; revision: number; value: PeerAnswer },
  ) {
    const { asks, clock } = this.#parts;
    const save: PeerSave & { comment: string } = {
      ...write,
      id,
      comment,
      by: session.person,
      now: clock.now(),
    };
    if (await asks.saveAnswer(session, save, value))
      return { revision: save.revision + 1, savedAt: save.now.toISOString() };
    const ask = await this.#own(session, id);
    const done = ask.writes.find((one) => one.id === save.write);
    if (done) return { revision: done.revision, savedAt: done.savedAt.toISOString() };
    if (ask.sentAt === null || ask.comments[comment]?.removed !== false) throw notFound('comment');
    const standing = ask.answers[comment] ?? { ...NOTHING, value: { done: null, words: '' } };
    throw new AppError(409, 'conflict', {
      ...standing,
      savedAt: (standing.savedAt ?? save.now).toISOString(),
    });
  }

  async thank(session: Session, id: string, words: string) {
    const { asks, clock } = this.#parts;
    const at = clock.now();
    const was = { person: session.person, sentAt: { $ne: null } } as never;
    if (!(await asks.move(session, id, was, { thanks: { at, words }, answeredAt: at })))
      throw notFound('ask');
    return {};
  }

  /** Twice is once. */
  async end(session: Session, id: string) {
    const { asks, clock } = this.#parts;
    const open = { person: session.person, state: { $in: ['asked', 'declined', 'sent'] } } as never;
    if (!(await asks.move(session, id, open, { state: 'ended', endedAt: clock.now() })))
      await this.#own(session, id);
    return {};
  }

  async #own(session: Session, id: string) {
    const ask = await this.#parts.asks.find(session, id);
    if (ask?.person !== session.person) throw notFound('ask');
    return ask;
  }
}

const NEW_ASK = {
  state: 'asked' as const,
  draft: { ...NOTHING, value: { levels: {}, words: '' } },
  comments: {},
  declined: null,
  sentAt: null,
  openedAt: null,
  answers: {},
  thanks: null,
  endedAt: null,
  answeredAt: null,
  seenAt: null,
};
