import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import { linkState } from './leader-link.rule.ts';
import type { LeaderLink } from './leader-link.types.ts';
import { leaderLink, linkOfLearner } from './leader-link.visibility.ts';

interface PrintedLines {
  label: string;
  lines: string[];
  table: string[][];
}

const ASKING = ['owner'] as const;

/** `answer`: as it is read; null while nothing was sent. */
export const presentLink = (
  session: Session,
  link: LeaderLink,
  { now, answer }: { now: Date; answer: PrintedLines[] | null },
) =>
  asSeenBy(leaderLink, viewersOf(session, ASKING, session.person), {
    id: link.id,
    number: link.number,
    sections: [...link.sections],
    reader: link.reader,
    madeAt: link.madeAt.toISOString(),
    until: link.until.toISOString(),
    state: linkState(link, now),
    closedAt: link.closed?.at.toISOString() ?? null,
    answer,
    sharedAt: link.sharedAt?.toISOString() ?? null,
  });

export const presentLinkOf = (
  session: Session,
  link: LeaderLink,
  { now, answer }: { now: Date; answer: PrintedLines[] | null },
) =>
  asSeenBy(linkOfLearner, viewersOf(session, ['trainer'] as const), {
    number: link.number,
    state: linkState(link, now),
    closedAt: link.closed?.at.toISOString() ?? null,
    answer,
  });
