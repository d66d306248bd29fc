import { describe, expect, it } from 'vitest';
import { meetingDays, warningsOf } from '../../server/rooms/live/set-dates.rule.ts';

describe('dates of a set', () => {
  it('[K8] are five, a fortnight apart', () => {
    const days = ['2026-03-25', '2026-04-08', '2026-04-22', '2026-05-06', '2026-05-20'];
    expect(meetingDays('2026-03-25')).toEqual(days);
  });

  it('go around closures, on the same day of the week, and the rest keep their distance', () => {
    const easter = [{ from: '2026-04-03', to: '2026-04-16' }];
    expect(meetingDays('2026-03-25', easter)).toEqual([
      '2026-03-25',
      '2026-04-22',
      '2026-05-06',
      '2026-05-20',
      '2026-06-03',
    ]);
    expect(meetingDays('2026-04-08', easter)[0]).toBe('2026-04-22');
  });

  it('warn when one is moved by more than three days, into a closure or past its neighbour', () => {
    const days = meetingDays('2026-03-25');
    const closed = [{ from: '2026-04-10', to: '2026-04-12' }];
    const said = (day: string) => warningsOf({ n: 2, day }, days, closed);
    expect(said('2026-04-09')).toEqual([]);
    expect(said('2026-04-11')).toEqual(['closed']);
    expect(said('2026-04-13')).toEqual(['moved-far']);
    expect(said('2026-04-22')).toEqual(['moved-far', 'out-of-order']);
    expect(said('2026-03-25')).toEqual(['moved-far', 'out-of-order']);
  });
});
