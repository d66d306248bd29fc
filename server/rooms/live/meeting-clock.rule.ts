import type { Clock, Meeting, Moment } from './meeting-shape.rule.ts';
import { STAGES, type Stage } from './meeting-names.rule.ts';

/** The clock of a turn, by the server's time: right after sleep, a reload and a lost network. */

const MINUTES: Readonly<Record<Stage, number>> = {
  present: 5,
  clarify: 8,
  explore: 15,
  actions: 4,
  process: 3,
};
/** Where three people hold one turn of 45 minutes, what is won goes to the questions. */
const LONGER: Readonly<Partial<Record<Stage, number>>> = { explore: 10 };

export const minutesOf = (stage: Stage, long: boolean): number =>
  MINUTES[stage] + (long ? (LONGER[stage] ?? 0) : 0);

export const stageAfter = (stage: Stage): Stage | undefined => STAGES[STAGES.indexOf(stage) + 1];

export const startedClock = (stage: Stage, at: Moment): Clock => ({
  stage,
  at,
  pausedMs: 0,
  pausedAt: null,
  more: 0,
});

const MINUTE = 60_000;

/** How long the stage has run, what it stood still left out. */
export const goneMs = (clock: Clock, now: Moment): number =>
  Math.max(0, (clock.pausedAt ?? now) - clock.at - clock.pausedMs);

export const wholeMs = (clock: Clock, long: boolean): number =>
  (minutesOf(clock.stage, long) + clock.more) * MINUTE;

/** Below zero: over by that much. Nobody is cut off. */
export const leftMs = (clock: Clock, long: boolean, now: Moment): number =>
  wholeMs(clock, long) - goneMs(clock, now);

/** Between two turns, as the step of a set prints it: the first presenter is let go of before the second one begins. */
export const PAUSE_MINUTES = 3;

/** Below zero: it is over. Counts from the end of the turn before, so that nobody has to start it. */
export function pauseLeftMs({ phase, turns }: Meeting, now: Moment): number | undefined {
  if (phase !== 'between') return undefined;
  const ends = Object.values(turns).flatMap(({ endedAt }) => endedAt ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends) + PAUSE_MINUTES * MINUTE - now;
}

export const paused = (clock: Clock, at: Moment): Clock =>
  clock.pausedAt === null ? { ...clock, pausedAt: at } : clock;

export const goneOn = (clock: Clock, at: Moment): Clock =>
  clock.pausedAt === null
    ? clock
    : { ...clock, pausedMs: clock.pausedMs + Math.max(0, at - clock.pausedAt), pausedAt: null };
