import type { Config } from '../../core/config.ts';
import type { Lang } from '../../core/endpoint.contract.ts';
import { AppError } from '../../core/errors.ts';
import { keyedHash, sameText, sha256 } from '../../core/hash.ts';
import { isOwnBrowser } from '../../core/own-browser.ts';
import type { SessionStore } from '../../core/session.ts';
import { closeAsk, factsText, isCodeGood, isOpen, labelOf, replaced } from './ask.rule.ts';
import { figuresHash } from './ask.service.ts';
import type { AskStore, Left } from './ask.store.ts';
import { presentAskedEntry, type AskedEntry } from './asked.present.ts';
import type { LogRow } from './log.store.ts';
import type { Ask } from './log.types.ts';
import type { TryLimits } from './try-limits.ts';

/** How somebody came: by a link, or by six figures that were read out to them. */
export type Way = { way: 'link'; secret: string } | { way: 'code'; figures: string };

/** What a browser says of itself. Nobody here has an account. */
export interface Visitor {
  address: string;
  cookies: string | undefined;
  bearer: string | undefined;
}

/** What is put before somebody. `shown` is a hash of it, so that an answer says to what. */
export type Asked = { shown: string; lang: Lang } & (
  { about: 'entry'; entry: AskedEntry } | { about: 'agreement'; agreement: AskedAgreement }
);

/** An agreement as its mentee reads it. */
export interface AskedAgreement {
  asker: string | null;
  label: string;
  until: Date;
  paper: AgreementPaper;
}

export interface AgreementPaper {
  title: string;
  fields: readonly { label: string; lines: readonly string[]; table: readonly (readonly string[])[] }[];
  /** What both have to tick, in the form's words. */
  ticks: readonly { key: string; label: string }[];
  /** All of it: differs when anything does. */
  text: string;
}

export interface GivenAnswer {
  answer: 'yes' | 'other-time' | 'not-known';
  /** Initials or a label: the signature. */
  name: string;
  text: string;
  shown: string;
  ticks: readonly string[];
}

export type Opened = { state: 'gone' } | { state: 'own' } | { state: 'open'; asked: Asked };
export type Answered =
  | Exclude<Opened, { state: 'open' }>
  | { state: 'changed'; asked: Asked }
  | { state: 'incomplete'; asked: Asked; lacks: 'name' | 'ticks' }
  | { state: 'done'; asked: Asked; at: Date };

interface Parts {
  store: AskStore;
  sessions: Pick<SessionStore, 'read'>;
  agreements: { read(log: LogRow, relationship: string, lang: Lang): Promise<AgreementPaper | undefined> };
  config: Pick<Config, 'SECRET' | 'PUBLIC_URL'>;
  /** Wrong figures, from one address, of one number, and of everybody together. */
  guesses: { byAddress: TryLimits; byFigures: TryLimits; byAll: TryLimits };
}

interface Found {
  log: LogRow;
  ask: Ask;
}

const TRIES = 5;

/** What somebody without an account may do with a question: read it, and answer it once. */
export class AnsweringService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One command for an entry, two for an agreement; changes nothing. */
  async open(way: Way, visitor: Visitor, lang: Lang, now: Date): Promise<Opened> {
    const found = await this.#find(way, visitor, now);
    if (!found) return { state: 'gone' };
    if (await this.#isOwn(found.log, visitor, now)) return { state: 'own' };
    const asked = await this.#asked(found, lang);
    return asked ? { state: 'open', asked } : { state: 'gone' };
  }

  /** The same read and one write, which spends the question and keeps the answer. */
  async answer(
    way: Way,
    given: GivenAnswer,
    visitor: Visitor,
    { lang, now }: { lang: Lang; now: Date },
  ): Promise<Answered> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const found = await this.#find(way, visitor, now);
      if (!found) return { state: 'gone' };
      if (await this.#isOwn(found.log, visitor, now)) return { state: 'own' };
      const asked = await this.#asked(found, lang);
      if (!asked) return { state: 'gone' };
      if (!sameText(asked.shown, given.shown)) return { state: 'changed', asked };
      const lacks = lackOf(asked, given);
      if (lacks) return { state: 'incomplete', asked, lacks };
      if (await this.#keep(found, given, way.way, now)) return { state: 'done', asked, at: now };
    }
    throw new AppError(503, 'not-now', { retryAfter: 10 });
  }

  #keep({ log, ask }: Found, given: GivenAnswer, way: Way['way'], now: Date): Promise<boolean> {
    const left = leftBy(ask, given, way, now);
    const how = 'agreement' in ask.of ? 'signed' : given.answer === 'yes' ? 'confirmed' : 'disputed';
    return this.#parts.store.answer(log, replaced(log.asks, closeAsk(ask, how, now)), left, now);
  }

  #find(way: Way, visitor: Visitor, now: Date): Promise<Found | undefined> {
    return way.way === 'link'
      ? this.#findBySecret(way.secret, now)
      : this.#findByFigures(way.figures, visitor, now);
  }

  async #findBySecret(secret: string, now: Date): Promise<Found | undefined> {
    const hash = sha256(secret);
    const log = await this.#parts.store.findBySecret(hash);
    const ask = log?.asks.find((one) => sameText(one.hash, hash));
    return log && ask && isOpen(ask, now) ? { log, ask } : undefined;
  }

  /** A try is taken before the question is looked for, so that a hundred at the same moment are a hundred. */
  async #findByFigures(figures: string, visitor: Visitor, now: Date): Promise<Found | undefined> {
    const { byAddress, byFigures, byAll } = this.#parts.guesses;
    const codeHash = figuresHash(this.#parts.config.SECRET, figures);
    await byAddress.take(visitor.address);
    await byFigures.take(codeHash);
    await byAll.take('all');
    const logs = await this.#parts.store.findByFigures(codeHash);
    const found = logs.flatMap((log) =>
      log.asks.filter((ask) => isCodeGood(ask, codeHash, now)).map((ask) => ({ log, ask })),
    );
    // Two of the same at the same moment are one in a million, and then nobody can know which was meant.
    if (found.length !== 1) return undefined;
    await byAddress.giveBack(visitor.address);
    await byAll.giveBack('all');
    return found[0];
  }

  /** The asker, by this browser or by their session: rule H10. */
  async #isOwn({ tenant, run, person }: LogRow, visitor: Visitor, now: Date): Promise<boolean> {
    const { config, sessions } = this.#parts;
    if (isOwnBrowser(config, { tenant, person }, visitor.cookies)) return true;
    if (visitor.bearer === undefined) return false;
    const session = await sessions.read(visitor.bearer, now).catch((error: unknown) => {
      if (error instanceof AppError) return undefined;
      throw error;
    });
    return session?.tenant === tenant && session.run === run && session.person === person;
  }

  async #asked({ log, ask }: Found, lang: Lang): Promise<Asked | undefined> {
    const { of } = ask;
    if ('entry' in of) {
      const entry = log.entries.find(({ id }) => id === of.entry);
      if (!entry || entry.voided) return undefined;
      const label = labelOf(log, entry.relationship);
      const shown = this.#hashOf(factsText(entry, label));
      return { about: 'entry', lang, shown, entry: presentAskedEntry(entry, ask, label) };
    }
    const label = labelOf(log, of.agreement);
    const paper = await this.#parts.agreements.read(log, of.agreement, lang);
    if (!paper || label === null) return undefined;
    const { asker, until } = ask;
    const shown = this.#hashOf(paper.text);
    return { about: 'agreement', lang, shown, agreement: { asker, label, until, paper } };
  }

  /** Keyed, because there is more in it than the page shows, and little enough to be guessed. */
  #hashOf(text: string): string {
    return keyedHash(this.#parts.config.SECRET, 'hours/shown/1', text);
  }
}

function lackOf(asked: Asked, { name, ticks }: GivenAnswer): 'name' | 'ticks' | undefined {
  if (name === '') return 'name';
  const wanted = asked.about === 'agreement' ? asked.agreement.paper.ticks : [];
  return wanted.some(({ key }) => !ticks.includes(key)) ? 'ticks' : undefined;
}

function leftBy({ of, who }: Ask, given: GivenAnswer, way: Way['way'], at: Date): Left {
  if ('agreement' in of) return { agreement: of.agreement, signed: { menteeAt: at, way: 'link' } };
  const by = { by: 'confirmer', at, who, name: given.name } as const;
  const event =
    given.answer === 'yes'
      ? ({ ...by, what: 'confirmed', way } as const)
      : ({ ...by, what: 'disputed', reason: given.answer, text: given.text } as const);
  return { entry: of.entry, event };
}
