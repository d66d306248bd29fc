import { wallClock } from '../../server/core/wall-clock.rule.ts';
import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import { FISHBOWL, liveDoors, ROOM, WELCOME } from './live-kit.ts';
import { evaluateOne, shownOfEvaluation } from './visibility-evaluation.ts';
import type { Shown, Thing } from './visibility-kit.ts';
import { meetInSet, shownOfSets } from './visibility-sets.ts';
import { practiseInTriad, shownOfTriads } from './visibility-triads.ts';

/** The calendar of a run with a session in it that was moved. */
export const shownOfLive: Record<string, Shown> = {
  ...shownOfSets,
  ...shownOfTriads,
  ...shownOfEvaluation,
  'calendar.calendarLine': {
    owner: undefined,
    path: () => '/api/live/calendar',
    things: ({ sessions }: { sessions: Thing[] }) => sessions,
  },
  'date-change.dateChange': {
    owner: 'asking learner',
    path: () => '/api/live/date-changes',
    things: ({ changes }: { changes: Thing[] }) => changes,
  },
  'session.ownPart': {
    owner: 'asking learner',
    path: () => SESSION,
    things: ({ own }: { own: Thing | null }) => (own ? [own] : []),
  },
  'session.attendantRow': {
    owner: undefined,
    path: () => `${SESSION}/people`,
    things: ({ people }: { people: Thing[] }) => people,
  },
  'session.pulsePage': {
    owner: undefined,
    path: () => `${SESSION}/pulse`,
    things: (answer: Thing) => [answer],
  },
};

const SESSION = `/api/live/sessions/${WELCOME.module}/${WELCOME.step}`;

export async function meetWithEverything(kit: GradeKit, ruth: Entered): Promise<void> {
  const live = liveDoors(kit);
  await live.start(ruth, '2026-01-12', 'Europe/London');
  const { revision } = await live.calendar(ruth);
  const at = { day: '2026-01-30', time: '15:00' };
  await live.settle(ruth, FISHBOWL, { revision, at, link: ROOM, language: 'en' });
  const now = wallClock('Europe/London', kit.tool.clock.now());
  await live.settle(ruth, WELCOME, { revision: revision + 1, at: now, far: true });
  for (const person of ['tom', 'ines'])
    await live.post(await kit.enter({ site: 'moodle', person }), WELCOME, 'check-in');
  const answer = {
    tenant: kit.tenants.moodle,
    run: ruth.me.run.id,
    step: `${WELCOME.module}/${WELCOME.step}`,
  };
  const said = Array.from({ length: 5 }, () => ({ ...answer, worth: 4, learned: 'x', use: '', change: '' }));
  await kit.tool.database.connection.collection('livePulses').insertMany(said);
  await meetInSet(kit, ruth);
  await practiseInTriad(kit, ruth);
  await evaluateOne(kit, ruth);
}
