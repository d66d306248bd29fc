import { AppError, invalid, notFound } from '../../core/errors.ts';
import type { Session } from '../../core/session.ts';
import type { HouseView } from '../../house.ts';
import type { PeerParts } from './peer-list.service.ts';
import { hasSomethingToSay } from './peer.rule.ts';
import type { PeerSave } from './peer.store.ts';
import type { PeerAsk, PeerDraft } from './peer.types.ts';
import type { CommentValue } from './review.types.ts';

type Parts = Pick<PeerParts, 'asks' | 'clock'> & { house: Pick<HouseView, 'tell'> };

interface Write {
  write: string;
  revision: number;
}

/** What steps of the course call it that a learner has sent comments to another. */
const MADE = 'BC:peer-comments';

/** Whoever was asked reads one section and comments on it. Until it is sent it is theirs alone. */
export class PeerReadingService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async saveDraft(session: Session, id: string, { value, ...write }: Write & { value: PeerDraft }) {
    const save = this.#saveOf(session, id, write);
    return this.#save(session, save, {
      try: () => this.#parts.asks.saveDraft(session, save, value),
      standing: ({ draft }) => draft,
    });
  }

  /** `value` null takes it out. */
  async saveComment(
    session: Session,
    { ask, comment }: { ask: string; comment: string },
    { value, ...write }: Write & { value: CommentValue | null },
  ) {
    // Nothing but the section was shown.
    if (value?.anchor.kind === 'case') throw invalid([{ path: 'body.value.anchor', code: 'invalid_value' }]);
    const save = { ...this.#saveOf(session, ask, write), comment };
    return this.#save(session, save, {
      section: value?.anchor.section,
      try: () => this.#parts.asks.saveComment(session, save, value),
      standing: ({ comments }) => standingComment(comments[comment]),
    });
  }

  /** Sent again it is told again: the course may not have heard of it. */
  async send(session: Session, id: string) {
    const { asks, clock, house } = this.#parts;
    const { tenant, run, person, testUser } = session;
    const ask = await this.#asked(session, id);
    const at = ask.sentAt ?? clock.now();
    if (ask.state === 'asked') {
      if (!hasSomethingToSay(ask)) throw new AppError(409, 'nothing-to-send');
      await asks.move(session, id, { reader: person, state: 'asked' }, { state: 'sent', sentAt: at });
    } else if (ask.sentAt === null) throw notAsked(ask);
    await house.tell({ tenant, run, person, testUser, what: MADE, at });
    return {};
  }

  async takeBack(session: Session, id: string) {
    const was = { reader: session.person, state: 'sent', openedAt: null } as const;
    if (await this.#parts.asks.move(session, id, was, { state: 'asked', sentAt: null })) return {};
    const { state, sentAt } = await this.#asked(session, id);
    if (state === 'asked' && sentAt === null) return {};
    throw new AppError(409, 'already-opened');
  }

  /** Kindly, and never for good. */
  async decline(session: Session, id: string, { declined, words }: { declined: boolean; words: string }) {
    const { asks, clock } = this.#parts;
    const [from, to] = declined ? (['asked', 'declined'] as const) : (['declined', 'asked'] as const);
    const set = { state: to, declined: declined ? { at: clock.now(), words } : null };
    if (await asks.move(session, id, { reader: session.person, state: from }, set)) return {};
    const ask = await this.#asked(session, id);
    if (ask.state !== to) throw notAsked(ask);
    return {};
  }

  async noteSeen(session: Session, id: string) {
    const { asks, clock } = this.#parts;
    await asks.move(session, id, { reader: session.person }, { seenAt: clock.now() });
    return {};
  }

  /** A save that found nothing to write over was done before, comes too late, or is of another section. */
  async #save(session: Session, save: PeerSave, how: Saving): Promise<{ revision: number; savedAt: string }> {
    if (await how.try()) return { revision: save.revision + 1, savedAt: save.now.toISOString() };
    const ask = await this.#asked(session, save.id);
    const before = ask.writes.find(({ id }) => id === save.write);
    if (before) return { revision: before.revision, savedAt: before.savedAt.toISOString() };
    if (ask.state !== 'asked') throw notAsked(ask);
    if (how.section !== undefined && how.section !== ask.section)
      throw invalid([{ path: 'body.value.anchor', code: 'invalid_value' }]);
    const standing = how.standing(ask);
    throw new AppError(409, 'conflict', {
      ...standing,
      savedAt: (standing.savedAt ?? save.now).toISOString(),
    });
  }

  #saveOf(session: Session, id: string, write: Write): PeerSave {
    return { id, by: session.person, ...write, now: this.#parts.clock.now() };
  }

  async #asked(session: Session, id: string): Promise<PeerAsk> {
    const ask = await this.#parts.asks.find(session, id);
    if (ask?.reader !== session.person) throw notFound('ask');
    return ask;
  }
}

interface Saving {
  /** That what is written is about. */
  section?: string | undefined;
  try(): Promise<boolean>;
  /** What stands there in place of what was to be written. */
  standing(ask: PeerAsk): { value: unknown; revision: number; savedAt: Date | null };
}

const notAsked = ({ state }: PeerAsk) => new AppError(409, 'not-asked', { state });

function standingComment(found: PeerAsk['comments'][string] | undefined) {
  if (!found) return { value: null, revision: 0, savedAt: null };
  const { anchor, kind, body, wording, revision, at, removed } = found;
  return { value: removed ? null : { anchor, kind, body, wording }, revision, savedAt: at };
}
