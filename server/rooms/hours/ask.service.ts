import { randomInt } from 'node:crypto';
import type { Config } from '../../core/config.ts';
import { AppError, notFound } from '../../core/errors.ts';
import { keyedHash, randomId, randomToken, sameText, sha256 } from '../../core/hash.ts';
import { MailError, type Mail } from '../../core/mail.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import type { Log } from '../../core/log.ts';
import type { PeopleService } from '../people/people.service.ts';
import { askLetter } from './ask.letter.ts';
import { presentAsk, presentAsks } from './ask.present.ts';
import {
  askUntil,
  closeAsk,
  codeUntil,
  isCodeGood,
  isOpen,
  OPEN_ASKS,
  replaced,
  withAsk,
} from './ask.rule.ts';
import type { AskStore } from './ask.store.ts';
import type { LogRow } from './log.store.ts';
import type { Ask } from './log.types.ts';
import type { TryLimits } from './try-limits.ts';

interface Parts {
  store: AskStore;
  people: Pick<PeopleService, 'findEnrolment'>;
  mail: Mail;
  letters: TryLimits;
  config: Pick<Config, 'SECRET' | 'PUBLIC_URL'>;
  /** Days for which a link is good (rule H10), as the run's course says. */
  linkDays(scope: Scope): Promise<number>;
  log: Log;
}

type Order = Pick<Ask, 'of' | 'who'>;
type Change = (log: LogRow) => readonly Ask[];

/** Somebody else writes to the same log now and then; five in a row never. */
const TRIES = 5;
const FIGURES = 1_000_000;

/** Hash of six figures as it is kept: a million of them could be tried against a plain one. */
export const figuresHash = (secret: string, figures: string): string =>
  keyedHash(secret, 'hours/figures/1', figures);

/** The learner's side of a question to somebody else. */
export class AskService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(session: Session, now: Date) {
    const log = await this.#parts.store.find(session, session.person);
    return { asks: presentAsks(log?.asks ?? [], now), mail: this.#parts.mail.configured };
  }

  /** Four commands with the session's: log, name, write. */
  async make(session: Session, { of, who }: Order, now: Date) {
    const secret = randomToken();
    const [enrolment, days] = await Promise.all([
      this.#parts.people.findEnrolment(session, session.person),
      this.#parts.linkDays(session),
    ]);
    const ask: Ask = {
      id: randomId(),
      hash: sha256(secret),
      codeHash: null,
      codeUntil: null,
      of,
      who,
      asker: enrolment?.name ?? null,
      askedAt: now,
      until: askUntil(now, days),
      closed: null,
    };
    await this.#change(session, (log) => {
      mustBeAskable(log, { of, who });
      const asks = withAsk(log.asks, ask, now);
      if (asks.filter((one) => one.closed === null).length > OPEN_ASKS)
        throw new AppError(409, 'ask-too-many');
      return asks;
    });
    return { ask: presentAsk(ask, now), secret, link: this.#linkOf(secret) };
  }

  /** Twice is once. */
  async revoke(session: Session, id: string, now: Date): Promise<void> {
    await this.#change(session, ({ asks }) => {
      const ask = askOf(asks, id);
      return ask.closed ? asks : replaced(asks, closeAsk(ask, 'revoked', now));
    });
  }

  async makeCode(session: Session, id: string, now: Date) {
    const { figures, codeHash } = await this.#freeFigures(now);
    let until = now;
    await this.#change(session, ({ asks }) => {
      const ask = openAskOf(asks, id, now);
      until = codeUntil(ask, now);
      return replaced(asks, { ...ask, codeHash, codeUntil: until });
    });
    return { figures, until: until.toISOString(), at: `${this.#parts.config.PUBLIC_URL}/c` };
  }

  /** The link goes out once more and changes nothing: a mail that fails leaves it as good as it was. */
  async mail(
    session: Session,
    id: string,
    order: { secret: string; address: string; lang: Lang },
    now: Date,
  ) {
    const { store, mail, letters, log } = this.#parts;
    if (!mail.configured) throw new AppError(409, 'mail-off');
    const own = await store.find(session, session.person);
    const ask = openAskOf(own?.asks ?? [], id, now);
    if (!sameText(sha256(order.secret), ask.hash)) throw notFound('ask');
    await letters.take(`${session.tenant} ${session.person}`);
    const letter = askLetter({ ask, lang: order.lang, link: this.#linkOf(order.secret) });
    try {
      await mail.send({ ...letter, to: order.address });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      // Without its cause: mail servers repeat the address.
      log.warn({ tenant: session.tenant }, 'a mail was not taken');
      throw new AppError(502, 'mail-failed', {}, { cause: error });
    }
  }

  #linkOf(secret: string): string {
    return `${this.#parts.config.PUBLIC_URL}/c/${secret}`;
  }

  /** Figures that open nothing else at this moment. */
  async #freeFigures(now: Date): Promise<{ figures: string; codeHash: string }> {
    for (;;) {
      const figures = String(randomInt(FIGURES)).padStart(6, '0');
      const codeHash = figuresHash(this.#parts.config.SECRET, figures);
      const taken = await this.#parts.store.findByFigures(codeHash);
      if (!taken.some(({ asks }) => asks.some((ask) => isCodeGood(ask, codeHash, now))))
        return { figures, codeHash };
    }
  }

  async #change(session: Session, change: Change): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const log = await this.#parts.store.find(session, session.person);
      if (!log) throw notFound('ask');
      const asks = change(log);
      if (asks === log.asks || (await this.#parts.store.save(log, asks))) return;
    }
    throw new AppError(409, 'conflict');
  }
}

function mustBeAskable({ entries, relationships }: LogRow, { of, who }: Order): void {
  if ('entry' in of) {
    const entry = entries.find(({ id }) => id === of.entry);
    if (!entry) throw notFound('entry');
    if (entry.voided) throw new AppError(409, 'ask-void');
    return;
  }
  const relationship = relationships.find(({ id }) => id === of.agreement);
  if (!relationship || who !== 'mentee') throw notFound('relationship');
  if (!relationship.agreement.mentorAt) throw new AppError(409, 'ask-unsigned');
  if (relationship.agreement.menteeAt) throw new AppError(409, 'ask-signed');
}

function askOf(asks: readonly Ask[], id: string): Ask {
  const ask = asks.find((one) => one.id === id);
  if (!ask) throw notFound('ask');
  return ask;
}

function openAskOf(asks: readonly Ask[], id: string, now: Date): Ask {
  const ask = askOf(asks, id);
  if (!isOpen(ask, now)) throw new AppError(409, 'ask-over');
  return ask;
}
