import type { Entered } from '../setup/tool-and-lms.ts';
import type { GradeKit } from './grade-kit.ts';
import { FISHBOWL, liveDoors, ROOM } from './live-kit.ts';
import type { Shown, Thing } from './visibility-kit.ts';
import { meetInSet, shownOfSets } from './visibility-sets.ts';

/** The calendar of a run with a session in it that was moved. */
export const shownOfLive: Record<string, Shown> = {
  ...shownOfSets,
  'calendar.calendarLine': {
    owner: undefined,
    path: () => '/api/live/calendar',
    things: ({ sessions }: { sessions: Thing[] }) => sessions,
  },
};

export async function meetWithEverything(kit: GradeKit, ruth: Entered): Promise<void> {
  const live = liveDoors(kit);
  await live.start(ruth, '2026-01-12', 'Europe/London');
  const { revision } = await live.calendar(ruth);
  const at = { day: '2026-01-30', time: '15:00' };
  await live.settle(ruth, FISHBOWL, { revision, at, link: ROOM, language: 'en' });
  await meetInSet(kit, ruth);
}
