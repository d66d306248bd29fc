import { describe, expect, it } from 'vitest';
import {
  backOffSeconds,
  MAX_ATTEMPTS,
  nextTimestamp,
  progressOf,
  showsTheSame,
} from '../../server/rooms/grade/grade.rule.ts';

describe('the timestamp of a score', () => {
  const at = (time: string) => new Date(`2026-03-01T10:00:${time}Z`);

  it('is the whole second in which the work changed', () => {
    expect(nextTimestamp(at('07.999'), null)).toEqual(at('07'));
  });

  it('rises by a second at least, also when the work changed earlier', () => {
    expect(nextTimestamp(at('07.999'), at('07'))).toEqual(at('08'));
    expect(nextTimestamp(at('03'), at('20'))).toEqual(at('21'));
    expect(nextTimestamp(at('30.2'), at('20'))).toEqual(at('30'));
  });

  it('rises strictly through a burst', () => {
    let last: Date | null = null;
    for (let change = 0; change < 50; change += 1) {
      const next: Date = nextTimestamp(at('00.100'), last);
      expect(next.getTime() % 1000).toBe(0);
      if (last) expect(next.getTime()).toBeGreaterThan(last.getTime());
      last = next;
    }
  });
});

describe('back-off', () => {
  it('begins at half a minute, doubles, and ends at four hours', () => {
    const middle = Array.from({ length: 14 }, (_, index) => backOffSeconds(index + 1, 0.5));
    expect(middle.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(middle.at(-1)).toBe(4 * 3600);
    expect(backOffSeconds(10_000, 0.5)).toBe(4 * 3600);
  });

  it('is spread by a tenth to either side', () => {
    expect(backOffSeconds(1, 0)).toBe(27);
    expect(backOffSeconds(1, 1)).toBe(33);
  });

  it('carries a score over a weekend before it waits for a person', () => {
    const all = Array.from({ length: MAX_ATTEMPTS }, (_, index) => backOffSeconds(index + 1, 0));
    expect(all.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(2 * 86_400);
  });
});

describe('what a gradebook shows', () => {
  it('is ours where only the rounding differs, and not where one minute does', () => {
    const share = (points: number, maximum: number) => points / maximum;
    expect(showsTheSame(share(0.41667, 100), share(10, 2400))).toBe(true);
    expect(showsTheSame(share(10.0, 2400), share(10, 2400))).toBe(true);
    for (const minutes of [0, 9, 11, 2399])
      expect(showsTheSame(share(minutes, 2400), share(minutes + 1, 2400))).toBe(false);
    expect(showsTheSame(share(12.25, 40), share(12.5, 40))).toBe(false);
  });
});

describe('progress in the words of AGS', () => {
  it('a final score is fully graded at every value, and completed at the top', () => {
    expect(progressOf({ value: 0, maximum: 2400, final: true })).toEqual({
      activityProgress: 'InProgress',
      gradingProgress: 'FullyGraded',
    });
    expect(progressOf({ value: 2400, maximum: 2400, final: true })).toEqual({
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
  });

  it('one that a person has yet to release is pending', () => {
    expect(progressOf({ value: 50, maximum: 100, final: false })).toEqual({
      activityProgress: 'Submitted',
      gradingProgress: 'PendingManual',
    });
  });
});
