import { describe, expect, it } from 'vitest';
import { isNews, lastOther, recentPens } from '../../server/rooms/business-case/pen.rule.ts';

const at = (time: string) => new Date(`2026-06-01T${time}Z`);
const LAPTOP = 'a'.repeat(32);
const PHONE = 'b'.repeat(32);

describe('[C2] who has the pen of a section', () => {
  it('is whoever wrote in the last five minutes, each once with the last time', () => {
    const marks = [
      { pen: PHONE, at: at('10:00:00') },
      { pen: LAPTOP, at: at('10:03:00') },
      { pen: PHONE, at: at('10:04:00') },
    ];
    expect(recentPens(marks, at('10:05:00'))).toEqual([
      { pen: LAPTOP, at: '2026-06-01T10:03:00.000Z' },
      { pen: PHONE, at: '2026-06-01T10:04:00.000Z' },
    ]);
    expect(recentPens(marks, at('10:08:59'))).toEqual([{ pen: PHONE, at: '2026-06-01T10:04:00.000Z' }]);
    expect(recentPens(marks, at('10:09:00'))).toEqual([]);
  });

  it('is told to the others, and to nobody of themselves', () => {
    const pens = recentPens(
      [
        { pen: PHONE, at: at('10:01:00') },
        { pen: LAPTOP, at: at('10:02:00') },
      ],
      at('10:03:00'),
    );
    expect(lastOther(pens, LAPTOP)).toBe('2026-06-01T10:01:00.000Z');
    expect(lastOther(pens, PHONE)).toBe('2026-06-01T10:02:00.000Z');
    expect(lastOther(pens, 'c'.repeat(32))).toBe('2026-06-01T10:02:00.000Z');
    expect(lastOther(pens.slice(0, 1), PHONE)).toBeUndefined();
  });

  it('is news once, and again when the other has written again', () => {
    expect(isNews(undefined, undefined)).toBe(false);
    expect(isNews('2026-06-01T10:01:00.000Z', undefined)).toBe(true);
    expect(isNews('2026-06-01T10:01:00.000Z', '2026-06-01T10:01:00.000Z')).toBe(false);
    expect(isNews('2026-06-01T10:02:00.000Z', '2026-06-01T10:01:00.000Z')).toBe(true);
  });
});
