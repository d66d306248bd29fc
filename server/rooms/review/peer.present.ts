import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { ShownRubric, ShownSection } from '../business-case/case.types.ts';
import type { Enrolment } from '../people/people.service.ts';
import type { openAsked, openOwnAsk, peerAsks } from './peer.contract.ts';
import { criteriaOf, hasNews, hasSomethingToSay, levelsOf, saying, unanswered } from './peer.rule.ts';
import type { PeerAsk, PeerLine, Said } from './peer.types.ts';
import { askedLine, askedOpened, ownAsk, ownOpened, peerToAsk } from './peer.visibility.ts';
import { standing } from './comment.rule.ts';

type Lists = AnswerOf<typeof peerAsks>;
type OwnAsk = Lists['own'][number];
export type AskedLine = Lists['asked'][number];
type Peer = OwnAsk['reader'];
type OwnOpened = Omit<AnswerOf<typeof openOwnAsk>, 'lang'>;
type AskedOpened = Omit<AnswerOf<typeof openAsked>, 'lang'>;

const OWNER = ['owner'] as const;
/** Somebody who has left, or was forgotten. */
const NOBODY: Peer = { number: 0, name: null };

/** Those who are in the run, by person, as its learners know one another. */
export type Peers = ReadonlyMap<string, Peer>;

export const peersAmong = (list: readonly Enrolment[], namesakes: ReadonlySet<string>): Peers =>
  new Map(
    list
      .filter(({ status }) => status === 'active')
      .map(({ person, name, number }) => [
        person,
        { number, name: numberedName(name, number, namesakes.has(person)) },
      ]),
  );

export const presentPeer = (session: Session, peer: Peer) =>
  asSeenBy(peerToAsk, viewersOf(session, ['learner']), peer);

interface Around {
  peers: Peers;
  titleOf: (section: string) => ShownSection['title'];
  changed: boolean;
}

const shownSaid = (said: Said | null) => said && { at: said.at.toISOString(), words: said.words };

const lineOf = ({ id, section, note, askedAt, state, ...ask }: PeerLine, { titleOf, changed }: Around) => ({
  id,
  section,
  title: titleOf(section),
  note,
  askedAt: askedAt.toISOString(),
  state,
  sentAt: ask.sentAt?.toISOString() ?? null,
  endedAt: ask.endedAt?.toISOString() ?? null,
  declined: shownSaid(ask.declined),
  thanks: shownSaid(ask.thanks),
  changed,
});

/** What was not sent is nothing to its author, not even a number. */
export function presentOwnAsk(session: Session, ask: PeerLine, around: Around): OwnAsk {
  const isSent = ask.sentAt !== null;
  return asSeenBy(ownAsk, viewersOf(session, OWNER, ask.person), {
    ...lineOf(ask, around),
    reader: around.peers.get(ask.reader) ?? NOBODY,
    openedAt: ask.openedAt?.toISOString() ?? null,
    comments: isSent ? saying(ask.comments).length : 0,
    unanswered: isSent ? unanswered(ask) : 0,
  });
}

export const presentAsked = (session: Session, ask: PeerLine, around: Around): AskedLine =>
  asSeenBy(askedLine, viewersOf(session, OWNER, ask.reader), {
    ...lineOf(ask, around),
    author: around.peers.get(ask.person) ?? NOBODY,
    begun: ask.sentAt === null && hasSomethingToSay(ask),
    news: hasNews(ask),
    canTakeBack: ask.state === 'sent' && ask.openedAt === null,
  });

interface Template {
  sections: readonly Pick<ShownSection, 'slug' | 'title' | 'purpose' | 'assessor' | 'tables'>[];
  rubric: ShownRubric;
}

/** What of the template belongs to the section. */
export function partOfTemplate({ sections, rubric }: Template, slug: string) {
  const found = sections.find((one) => one.slug === slug);
  if (!found) return undefined;
  const { title, purpose, assessor, tables } = found;
  return {
    section: { slug, title, purpose, assessor, tables },
    rubric: { levels: rubric.levels, criteria: criteriaOf(rubric, slug) },
  };
}

const NO_ANSWER = { value: { done: null, words: '' }, revision: 0, savedAt: null } as const;

const commentOf =
  ({ answers }: PeerAsk) =>
  ({ id, anchor, kind, body, wording, revision, at }: PeerAsk['comments'][string]) => {
    const answer = answers[id] ?? NO_ANSWER;
    const savedAt = answer.savedAt?.toISOString() ?? null;
    return {
      id,
      value: { anchor, kind, body, wording },
      revision,
      at: at.toISOString(),
      answer: { ...answer, savedAt },
    };
  };

const momentOf = ({ moment }: PeerAsk) => ({ ...moment, savedAt: moment.savedAt.toISOString() });

type OfTemplate = NonNullable<ReturnType<typeof partOfTemplate>>;

export function presentOwnOpened(
  session: Session,
  ask: PeerAsk,
  around: OfTemplate & { ask: OwnAsk },
): OwnOpened {
  const isSent = ask.sentAt !== null;
  return asSeenBy(ownOpened, viewersOf(session, OWNER, ask.person), {
    ...around,
    moment: momentOf(ask),
    comments: isSent ? saying(ask.comments).map(commentOf(ask)) : [],
    levels: isSent ? levelsOf(around.rubric, ask.section, ask.draft.value.levels) : {},
    words: isSent ? ask.draft.value.words : '',
  });
}

export function presentAskedOpened(
  session: Session,
  ask: PeerAsk,
  around: OfTemplate & { ask: AskedLine },
): AskedOpened {
  const { value, revision, savedAt } = ask.draft;
  return asSeenBy(askedOpened, viewersOf(session, OWNER, ask.reader), {
    ...around,
    moment: ask.state === 'ended' ? null : momentOf(ask),
    comments: standing(ask.comments).map(commentOf(ask)),
    draft: { value, revision, savedAt: savedAt?.toISOString() ?? null },
  });
}
