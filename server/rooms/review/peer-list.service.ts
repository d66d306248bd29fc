import type { Clock } from '../../core/clock.ts';
import type { AnswerOf, Lang } from '../../core/endpoint.contract.ts';
import { notFound } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import type { Session } from '../../core/session.ts';
import type { BusinessCaseService } from '../business-case/business-case.service.ts';
import type { PeopleService } from '../people/people.service.ts';
import type { openAsked, openOwnAsk, peerAsks, peersToAsk } from './peer.contract.ts';
import {
  partOfTemplate,
  type Peers,
  peersAmong,
  presentAsked,
  presentAskedOpened,
  presentOwnAsk,
  presentOwnOpened,
  presentPeer,
} from './peer.present.ts';
import type { PeerStore } from './peer.store.ts';
import type { PeerAsk, PeerLine } from './peer.types.ts';

export interface PeerParts {
  asks: PeerStore;
  cases: Pick<BusinessCaseService, 'sections'>;
  people: Pick<
    PeopleService,
    'listEnrolments' | 'namesakesOf' | 'findPerson' | 'findRun' | 'pageOf' | 'learnersByNumber'
  >;
  clock: Clock;
}

const PAGE = 50;

/** What learners ask one another to read, as each of the two sees it. Whose author has left is shown to nobody. */
export class PeerListService {
  readonly #parts: PeerParts;

  constructor(parts: PeerParts) {
    this.#parts = parts;
  }

  async list(session: Session): Promise<AnswerOf<typeof peerAsks>> {
    const { asks } = this.#parts;
    const [own, asked] = await Promise.all([
      asks.lines(session, { person: session.person }),
      asks.lines(session, { reader: session.person }),
    ]);
    const around = await this.#around(session, [...own, ...asked]);
    return {
      own: own.filter(around.known).map((ask) => presentOwnAsk(session, ask, around.of(ask))),
      asked: asked
        .filter((ask) => around.known(ask) && around.peers.has(ask.person))
        .map((ask) => presentAsked(session, ask, around.of(ask))),
    };
  }

  /** The other learners of the run. Student view is a trainer's: it asks nobody. */
  async people(session: Session, after = 0): Promise<AnswerOf<typeof peersToAsk>> {
    if (session.testUser) return { people: [], next: null };
    const { people } = this.#parts;
    const { entries } = await people.findRun(session);
    const page = { who: 'active' as const, after, highest: entries, limit: PAGE };
    const { list, next } = await people.pageOf(session, page);
    const others = list.filter(({ person }) => person !== session.person);
    const peers = peersAmong(others, await people.namesakesOf(session, others));
    return { people: [...peers.values()].map((peer) => presentPeer(session, peer)), next };
  }

  async openOwn(session: Session, id: string): Promise<AnswerOf<typeof openOwnAsk>> {
    const ask = await this.#parts.asks.find(session, id);
    if (ask?.person !== session.person) throw notFound('ask');
    const { lang, template, around } = await this.#opened(session, ask);
    const shown = presentOwnAsk(session, ask, around);
    return { lang, ...presentOwnOpened(session, ask, { ...template, ask: shown }) };
  }

  async openAsked(session: Session, id: string): Promise<AnswerOf<typeof openAsked>> {
    const ask = await this.#parts.asks.find(session, id);
    if (ask?.reader !== session.person) throw notFound('ask');
    const { lang, template, around } = await this.#opened(session, ask);
    if (!around.peers.has(ask.person)) throw notFound('ask');
    const shown = presentAsked(session, ask, around);
    return { lang, ...presentAskedOpened(session, ask, { ...template, ask: shown }) };
  }

  async #opened(session: Session, ask: PeerAsk) {
    const [whole, around, lang] = await Promise.all([
      this.#parts.cases.sections.templateOf(session),
      this.#around(session, [ask]),
      this.#langOf(session),
    ]);
    const template = partOfTemplate(whole, ask.section);
    // The run goes through an edition that knows no such section.
    if (!template) throw notFound('section');
    return { lang, template, around: around.of(ask) };
  }

  /** Names, titles and whether sections have changed: three commands, however many there are. */
  async #around(scope: Scope, asks: readonly PeerLine[]) {
    const { cases } = this.#parts;
    const open = asks.filter(({ state }) => state !== 'ended').map(({ person }) => person);
    const [peers, { sections }, hasChanged] = await Promise.all([
      this.#peers(scope, asks),
      cases.sections.templateOf(scope),
      cases.sections.changedSince(scope, open),
    ]);
    const titles = new Map(sections.map(({ slug, title }) => [slug, title]));
    const titleOf = (section: string) => titles.get(section) ?? { en: section, es: section };
    return {
      peers,
      known: ({ section }: PeerLine) => titles.has(section),
      of: ({ person, section, moment: { revision } }: PeerLine) => ({
        peers,
        titleOf,
        changed: hasChanged({ person, section, revision }),
      }),
    };
  }

  async #peers(scope: Scope, asks: readonly PeerLine[]): Promise<Peers> {
    const { people } = this.#parts;
    const persons = [...new Set(asks.flatMap(({ person, reader }) => [person, reader]))].filter(Boolean);
    if (persons.length === 0) return new Map();
    const list = await people.listEnrolments(scope, persons);
    return peersAmong(list, await people.namesakesOf(scope, list));
  }

  async #langOf(session: Session): Promise<Lang> {
    const person = await this.#parts.people.findPerson(session, session.person);
    return person?.lang ?? session.lang;
  }
}
