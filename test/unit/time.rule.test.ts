import { describe, expect, it } from 'vitest';
import { medianMinutes } from '../../server/rooms/course/time.rule.ts';

describe('the middle of what people say', () => {
  it.each([
    [[], null],
    [[1, 2, 3, 4], null],
    [[40, 8, 12, 10, 15], 12],
    [[8, 10, 12, 15, 40, 60], 14],
  ])('%j is %s', (said, median) => expect(medianMinutes(said)).toBe(median));
});
