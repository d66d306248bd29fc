import { newId } from '../../../client/core/outbox.ts';
import type { Log, OpenedRelationship } from '../../../client/rooms/hours/relationship.state.ts';

type Relationship = Log['relationships'][number];

/** A learner's log as its server would answer it: the numbers of the course, nobody mentored, nothing held. */
export const emptyLog = (): Log => ({
  lang: 'en',
  revision: 1,
  numbers: {
    target: 2400,
    shortest: 15,
    longest: 240,
    usual: { from: 60, to: 90 },
    noteOver: 150,
    caps: { aroundSession: 30, around: 600, messages: 600, observed: 480 },
    weekly: 600,
    countLineManaged: false,
    afterEndDays: 14,
    lateDays: 28,
    linkDays: 21,
    weeks: 10,
    sessions: { planned: 4, midpoint: 3, final: 6 },
    sample: 5,
    days: 182,
    closureDays: 28,
  },
  window: { startsOn: '2026-01-12', endsOn: '2026-07-13' },
  runClosures: [],
  closures: [],
  plan: null,
  relationships: [],
  entries: [],
});

export const somebody = (said: Partial<Relationship> = {}): Relationship => ({
  id: newId(),
  label: 'M1',
  line: 'Library, another building',
  connection: 'no-shared-line',
  connectionSaidAt: '2026-01-29T10:00:00.000Z',
  powerReason: '',
  warned: [],
  format: 'one-to-one',
  sessionsPlanned: 4,
  phases: [],
  next: null,
  agreement: { mentorAt: null, menteeAt: null, way: null, askedUntil: null },
  renewedAt: null,
  midpointAt: null,
  finalAt: null,
  startedAt: '2026-01-29T10:00:00.000Z',
  pausedAt: null,
  endedAt: null,
  ending: null,
  ...said,
});

export const openedOf = (
  relationship: Relationship,
  more: Partial<OpenedRelationship> = {},
): OpenedRelationship => ({
  relationship,
  aims: { first: [], now: [] },
  sessions: 0,
  nudges: [],
  papers: [],
  ...more,
});
