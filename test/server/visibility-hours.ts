import type { LogRow } from '../../server/rooms/hours/log.store.ts';
import type { Relationship } from '../../server/rooms/hours/log.types.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import { entryRow, relationshipRow, writeLog } from './hours-rows.ts';
import type { Shown, Thing } from './visibility-kit.ts';

const shownOfRelationships: Record<string, Shown> = {
  'relationship.relationshipPage': {
    owner: 'tom',
    path: () => '/api/hours/relationships/rel-1',
    things: (answer: Thing) => [answer],
  },
  'relationship.ownRelationship': {
    owner: 'tom',
    path: () => '/api/hours/relationships/rel-1',
    // One that has ended is for later; it has no next date.
    things: ({ relationship }: { relationship: Thing }) => [
      relationship,
      { ...relationship, endedAt: '', ending: '' },
    ],
  },
};

/** Where the tables of hours are answered. */
export const shownOfHours = (person: () => string): Record<string, Shown> => ({
  'hours.ownLog': {
    owner: 'tom',
    path: () => '/api/hours',
    // Ines is answered a log of her own, in which nothing stands.
    things: (log: Thing) => (log['revision'] === 0 ? [] : [log]),
  },
  'hours.ownEntry': {
    owner: 'tom',
    path: () => '/api/hours',
    things: ({ entries }: { entries: Thing[] }) => entries,
  },
  'trainer.cohortRow': {
    owner: 'tom',
    path: () => '/api/hours/cohort',
    things: ({ rows }: { rows: Thing[] }) => rows,
  },
  'trainer.learnerHours': {
    owner: 'tom',
    path: () => `/api/hours/learners/${person()}`,
    things: (answer: Thing) => [answer],
  },
  'trainer.trainerEntry': {
    owner: 'tom',
    path: () => `/api/hours/learners/${person()}`,
    things: ({ entries }: { entries: Thing[] }) => entries,
  },
  'trainer.pairPapers': {
    owner: 'tom',
    path: () => `/api/hours/learners/${person()}`,
    // None of them is closed.
    things: ({ papers }: { papers: Thing[] }) => [...papers, { ...papers[0], closedAt: '' }],
  },
  ...shownOfRelationships,
});

/** Somebody's log with hours of every field. */
export async function writeEveryFieldOfHours(kit: GradeKit, { me }: Entered): Promise<void> {
  await writeLog(kit.tool.database.connection, {
    tenant: kit.tenants.moodle,
    run: me.run.id,
    person: me.id,
    ...everyFieldOfHours(kit.tool.clock.now()),
  });
}

/** Hours of which each field has a value in one entry: a circle, shadowing, what does not count, and a month confirmed. */
function everyFieldOfHours(now: Date): Pick<LogRow, 'relationships' | 'entries' | 'plan' | 'tally'> {
  const day = (at: string) => `2026-02-${at}T10:00:00Z`;
  const sums = { counted: 60, verified: 60, entries: 3, queried: 0, late: 0, claimed: 2, relationships: 1 };
  const batch = 'b'.repeat(32);
  return {
    tally: { ...sums, lastEntryAt: now },
    plan: { mentees: 4, sessions: 6, minutes: 75, aroundMin: 30 },
    relationships: [relationshipRow('rel-1', everyDate(now))],
    entries: [
      entryRow('pair', day('01'), { later: [{ by: 'trainer', person: 'x', what: 'confirmed', batch }] }),
      entryRow('circle', day('02'), { kind: 'circle', participants: 4, relationship: null }),
      entryRow('before', day('04'), { kind: 'prep-and-reflect', linked: 'circle', relationship: null }),
      entryRow('own', day('03'), { kind: 'does-not-count', outside: 'supervision', relationship: null }),
    ],
  };
}

function everyDate(now: Date): Partial<Relationship> {
  const next = { at: now, endsAt: now, zone: 'Europe/London', place: '', moved: 0 };
  const agreement = { mentorAt: now, menteeAt: now, way: 'link' } as const;
  return { next, agreement, renewedAt: now, midpointAt: now, finalAt: now, pausedAt: now };
}
