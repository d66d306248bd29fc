import { expect, it } from 'vitest';
import { readClock } from '../../client/rooms/hours/clock-text.ts';

it.each([
  ['16:10', '16:10'],
  ['1610', '16:10'],
  ['16.10', '16:10'],
  ['16h10', '16:10'],
  ['16 h', '16:00'],
  ['910', '09:10'],
  ['9', '09:00'],
  ['0:05', '00:05'],
  ['4:10 pm', '16:10'],
  ['4 p. m.', '16:00'],
  ['12am', '00:00'],
  ['12:30 PM', '12:30'],
])('reads %s as %s', (text, clock) => {
  expect(readClock(text)).toBe(clock);
});

it.each(['', '24:00', '16:60', '1660', '13 pm', '0 am', 'noon', '16:1', '99999'])(
  'reads %j as no time of day',
  (text) => {
    expect(readClock(text)).toBeUndefined();
  },
);
