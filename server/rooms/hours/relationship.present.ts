import { iso } from '../../core/clock.ts';
import type { AnswerOf } from '../../core/endpoint.contract.ts';
import { asSeenBy } from '../../core/visibility.ts';
import type { Ask, Relationship } from './log.types.ts';
import type { openRelationship, OwnRelationship } from './relationship.contract.ts';
import { nextOf } from './relationship.rule.ts';
import { OWNER, ownRelationship, relationshipPage } from './relationship.visibility.ts';

/** A relationship to the learner who mentors in it, out of their own log: nobody else gets here. */

export function presentRelationship(
  relationship: Relationship,
  { asks, now }: { asks: readonly Ask[]; now: Date },
): OwnRelationship {
  const { id, label, line, connection, powerReason, warned, format, sessionsPlanned } = relationship;
  const { phases, agreement, ending } = relationship;
  return asSeenBy(ownRelationship, OWNER, {
    id,
    label,
    line,
    connection,
    connectionSaidAt: relationship.connectionSaidAt.toISOString(),
    powerReason,
    warned: [...warned],
    format,
    sessionsPlanned,
    phases: phases.map(({ phase, on }) => ({ phase, on })),
    next: presentNext(relationship),
    agreement: {
      mentorAt: iso(agreement.mentorAt),
      menteeAt: iso(agreement.menteeAt),
      way: agreement.way,
      askedUntil: iso(askedUntil(id, asks, now)),
    },
    renewedAt: iso(relationship.renewedAt),
    midpointAt: iso(relationship.midpointAt),
    finalAt: iso(relationship.finalAt),
    startedAt: relationship.startedAt.toISOString(),
    pausedAt: iso(relationship.pausedAt),
    endedAt: iso(relationship.endedAt),
    ending,
  });
}

function presentNext(relationship: Relationship): OwnRelationship['next'] {
  const next = nextOf(relationship);
  if (!next) return null;
  const { at, endsAt, zone, place, moved } = next;
  return { at: at.toISOString(), endsAt: endsAt.toISOString(), zone, place, moved };
}

/** Until when a link waits for the mentee's signature. */
function askedUntil(id: string, asks: readonly Ask[], now: Date): Date | null {
  const open = asks.find(
    ({ of, closed, until }) => 'agreement' in of && of.agreement === id && closed === null && until > now,
  );
  return open?.until ?? null;
}

/** Its own page. */
export const presentPage = (page: AnswerOf<typeof openRelationship>): AnswerOf<typeof openRelationship> =>
  asSeenBy(relationshipPage, OWNER, page);
