import type { AnswerOf } from '../../core/endpoint.contract.ts';
import type { Session } from '../../core/session.ts';
import { numberedName } from '../../core/shown-name.rule.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Enrolment } from '../people/people.service.ts';
import type { Comment } from './comment.store.ts';
import type { CommentLine, comments, desk, earlier } from './discussion.contract.ts';
import {
  COHORT,
  comment,
  deskComment,
  earlierText,
  hiddenComment,
  talkPage,
} from './discussion.visibility.ts';

type Author = NonNullable<CommentLine['author']>;

/** People who said something, as those of their run know them. */
export type Authors = ReadonlyMap<string, Author>;

export function presentAuthors(enrolments: readonly Enrolment[], namesakes: ReadonlySet<string>): Authors {
  return new Map(
    enrolments.map((one) => {
      const left = one.status === 'left';
      const author = {
        id: one.person,
        // Whoever has left is named no more: their words stay.
        name: left ? null : numberedName(one.name, one.number, namesakes.has(one.person)),
        number: left ? null : one.number,
        role: roleOf(one.role),
        left,
      };
      return [one.person, author];
    }),
  );
}

const roleOf = (role: string): Author['role'] =>
  role === 'trainer' || role === 'administrator' ? role : 'learner';

/** What a comment is shown with. */
export interface Around {
  authors: Authors;
  /** Number of a step by its key, as people say it. */
  numberOf: (step: string) => string | undefined;
  helpfulToMe: ReadonlySet<string>;
  follows: ReadonlySet<string>;
  pinned: readonly string[];
  since: Date | null;
}

/** A comment, as somebody of the run sees it. */
export function presentComment(session: Session, one: Comment, around: Around): CommentLine {
  const own = one.person !== undefined && one.person === session.person;
  const author = one.person === undefined || one.gone !== '' ? null : around.authors.get(one.person);
  const line = {
    id: one.id,
    root: one.root || null,
    step: stepOf(one.step, around),
    state: one.gone === '' ? (one.flagged === 'hidden' ? ('hidden' as const) : ('shown' as const)) : one.gone,
    author: author ?? null,
    text: one.gone === '' ? one.text : null,
    at: one.at.toISOString(),
    editedAt: one.editedAt?.toISOString() ?? null,
    own,
    pinned: around.pinned.includes(one.id),
    isNew: !own && around.since !== null && one.at > around.since,
    helpful: one.likes,
    helpfulToMe: around.helpfulToMe.has(one.id),
    flaggedByMe: one.flaggers.includes(session.person),
    followed: one.person !== undefined && around.follows.has(one.person),
    replies: one.replies,
    revision: one.revision,
    flags: one.flaggers.length,
  };
  const table = one.flagged === 'hidden' ? hiddenComment : comment;
  return asSeenBy(table, viewersOf(session, COHORT, one.person), line);
}

const stepOf = (key: string, { numberOf }: Pick<Around, 'numberOf'>) => {
  const number = numberOf(key);
  return number === undefined ? null : { key, number };
};

type TalkPage = AnswerOf<typeof comments>;

/** A page of threads with what is said about its place. What of it is hidden from somebody, its comments say. */
export const presentPage = (session: Session, page: TalkPage): TalkPage =>
  asSeenBy(talkPage, viewersOf(session, ['learner', 'trainer']), page);

/** Earlier texts, oldest first. */
export function presentEarlier(session: Session, one: Comment): AnswerOf<typeof earlier> {
  const viewers = viewersOf(session, ['owner', 'trainer'], one.person);
  return {
    texts: one.earlier.map(({ text, at }) => asSeenBy(earlierText, viewers, { text, at: at.toISOString() })),
  };
}

type DeskLine = AnswerOf<typeof desk>['flagged'][number];

/** What waits for a trainer: how many pointed at it, never who. */
export function presentDeskLine(
  session: Session,
  one: Comment,
  around: Pick<Around, 'authors' | 'numberOf'>,
): DeskLine {
  return asSeenBy(deskComment, viewersOf(session, ['trainer']), {
    id: one.id,
    step: stepOf(one.step, around),
    author: (one.person === undefined ? undefined : around.authors.get(one.person)) ?? null,
    text: one.text,
    at: one.at.toISOString(),
    flags: one.flaggers.length,
    state: one.flagged === '' ? ('waits' as const) : one.flagged,
  });
}
