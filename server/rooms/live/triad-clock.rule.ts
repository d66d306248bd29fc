import type { RoundPart } from '../../content/course.types.ts';
import type { Round } from './triad-shape.rule.ts';

/**
 * Where a round stands. Nothing ticks: it is worked out from when it began, so a page that slept, was opened anew or had no
 * network is right again with the first look at a clock.
 */
export interface RoundClock {
  /** Of the parts; the last one when time is up. */
  part: number;
  /** Of this part; nought when time is up. */
  leftMs: number;
  /** Of the whole round. */
  roundLeftMs: number;
  isUp: boolean;
  isPaused: boolean;
}

const MINUTE = 60_000;

const elapsedOf = ({ at, pausedMs, pausedAt, skippedMs, endedAt }: Round, now: number): number =>
  Math.max(0, (pausedAt ?? endedAt ?? now) - at - pausedMs + skippedMs);

export function roundClock(round: Round, parts: readonly RoundPart[], now: number): RoundClock {
  let left = elapsedOf(round, now);
  const whole = parts.reduce((sum, { minutes }) => sum + minutes * MINUTE, 0);
  const state = {
    roundLeftMs: Math.max(0, whole - left),
    isUp: left >= whole,
    isPaused: round.pausedAt !== null,
  };
  for (const [part, { minutes }] of parts.entries()) {
    const length = minutes * MINUTE;
    if (left < length) return { part, leftMs: length - left, ...state };
    left -= length;
  }
  return { part: Math.max(0, parts.length - 1), leftMs: 0, ...state };
}
