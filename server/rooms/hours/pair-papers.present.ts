import { iso } from '../../core/clock.ts';
import type { Session } from '../../core/session.ts';
import { asSeenBy, viewersOf } from '../../core/visibility.ts';
import type { Log, Relationship } from './log.types.ts';
import type { PairPapers } from './trainer.contract.ts';
import { dayOf } from './trainer.rule.ts';
import { pairPapers, TRAINERS } from './trainer.visibility.ts';

/** Papers of every pair of a log, by number: what there is, and nothing of what it says but the agreement's three answers. */
export function presentPairPapers(
  session: Session,
  { relationships, entries }: Pick<Log, 'relationships' | 'entries'>,
  /** Entries whose record is finished. */
  recorded: ReadonlySet<string>,
): PairPapers[] {
  const viewers = viewersOf(session, TRAINERS);
  return relationships.map((one, at) => {
    const talks = entries.filter(({ id, relationship }) => relationship === one.id && recorded.has(id));
    return asSeenBy(pairPapers, viewers, {
      mentee: at + 1,
      ...agreementOf(one),
      midpointAt: iso(one.midpointAt),
      finalAt: iso(one.finalAt),
      closedAt: iso(one.endedAt),
      records: talks.map(dayOf).toSorted(),
    });
  });
}

/** How two people are connected is the pair's own until there is an agreement. */
function agreementOf({ agreement, connection, sessionsPlanned }: Relationship) {
  const { mentorAt, menteeAt } = agreement;
  const said = mentorAt !== null;
  return {
    mentorSignedAt: iso(mentorAt),
    menteeSignedAt: iso(menteeAt),
    connection: said ? connection : null,
    sessionsPlanned: said ? sessionsPlanned : null,
  };
}
