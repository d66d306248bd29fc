import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Enrolment } from '../people/people.service.ts';
import type { Kin } from './family.rule.ts';
import type { openShared } from './sharing.contract.ts';
import type { Adaptation, Both, Credit, SharedItem } from './sharing.types.ts';
import {
  COHORT,
  cohortItem,
  cohortLine,
  kin,
  openedCopy,
  ownCopy,
  ownItem,
  readers,
  TRAINERS,
  trainersItem,
  trainersLine,
} from './sharing.visibility.ts';

type Item = AnswerOf<typeof openShared>;
export type Author = Item['author'];
export type ShownCredit = Item['credits'][number];
/** People as those of their run know them. */
export type Authors = ReadonlyMap<string, Author>;

const NOBODY: Author = { name: null, number: null };
const OWNER = ['owner'] as const;

export const presentAuthors = (enrolments: readonly Enrolment[], namesakes: ReadonlySet<string>): Authors =>
  new Map(
    enrolments.map(({ person, name, number }) => [
      person,
      { name: numberedName(name, number, namesakes.has(person)), number },
    ]),
  );

/** Whom nothing is known of has left. */
export const presentCredits = (
  credits: readonly Credit[],
  authorOf: ReadonlyMap<string, Author | undefined>,
): ShownCredit[] =>
  credits.map(({ item, at }) => ({ author: authorOf.get(item) ?? NOBODY, at: at.toISOString() }));

interface Around {
  authors: Authors;
  title: Both;
}

const lineOf = (session: Session, item: SharedItem, { authors, title }: Around) => ({
  id: item.id,
  kind: item.kind,
  part: item.part,
  title,
  at: item.at.toISOString(),
  author: authors.get(item.person) ?? NOBODY,
  own: item.person === session.person,
});

export const presentCohortLine = (session: Session, item: SharedItem, around: Around) =>
  asSeenBy(cohortLine, viewersOf(session, COHORT, item.person), lineOf(session, item, around));

export function presentItem(
  session: Session,
  item: SharedItem & { content: unknown },
  around: Around & { draws: unknown; credits: ShownCredit[] },
): Item {
  const { draws, credits } = around;
  const thing = { ...lineOf(session, item, around), content: item.content, draws, credits };
  return item.audience === 'cohort'
    ? asSeenBy(cohortItem, viewersOf(session, COHORT, item.person), thing)
    : asSeenBy(trainersItem, viewersOf(session, TRAINERS, item.person), thing);
}

export const presentTrainersLine = (session: Session, item: SharedItem, title: Both) =>
  asSeenBy(trainersLine, viewersOf(session, ['trainer'] as const), {
    id: item.id,
    kind: item.kind,
    part: item.part,
    title,
    at: item.at.toISOString(),
  });

export const presentOwnItem = (session: Session, item: SharedItem, copies: number) =>
  asSeenBy(ownItem, viewersOf(session, OWNER, item.person), {
    id: item.id,
    kind: item.kind,
    part: item.part,
    audience: item.audience,
    at: item.at.toISOString(),
    stands: item.place !== null,
    copies,
  });

const copyOf = ({ id, kind, part, at, state }: Adaptation, credits: ShownCredit[]) => ({
  id,
  kind,
  part,
  at: at.toISOString(),
  state,
  credits,
});

export const presentCopy = (session: Session, copy: Adaptation, credits: ShownCredit[]) =>
  asSeenBy(ownCopy, viewersOf(session, OWNER, copy.person), copyOf(copy, credits));

export const presentOpenedCopy = (
  session: Session,
  copy: Adaptation & { content: unknown },
  { credits, title, draws }: { credits: ShownCredit[]; title: Both; draws: unknown },
) =>
  asSeenBy(openedCopy, viewersOf(session, OWNER, copy.person), {
    ...copyOf(copy, credits),
    title,
    content: copy.content,
    draws,
  });

export const presentKin = (
  session: Session,
  { adaptation, parent }: Kin,
  { owner, authors }: { owner: string; authors: Authors },
) =>
  asSeenBy(kin, viewersOf(session, OWNER, owner), {
    id: adaptation.id,
    parent,
    author: authors.get(adaptation.person ?? '') ?? NOBODY,
    at: (adaptation.placedAt ?? adaptation.at).toISOString(),
    rewritten: adaptation.state === 'rewritten',
  });

export const presentReaders = (session: Session, learners: number, trainers: Authors) =>
  asSeenBy(readers, viewersOf(session, ['learner'] as const), { learners, trainers: [...trainers.values()] });
