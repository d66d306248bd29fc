import { describe, expect, it } from 'vitest';
import { readDuration, writeDuration } from '../../../client/ui/duration.ts';

const READ: Record<string, number> = {
  '1:30': 90,
  '0:45': 45,
  '1.5': 90,
  '1,5': 90,
  '.5': 30,
  '1.25': 75,
  '0,75': 45,
  '90m': 90,
  '90 m': 90,
  '90 min': 90,
  '90 minutos': 90,
  '45': 45,
  '9': 9,
  '8': 480,
  '1': 60,
  '1h': 60,
  '2 horas': 120,
  '1.5 h': 90,
  '1h30': 90,
  '1 h 30': 90,
  '1\u00a0h\u00a030': 90,
  '1 h 5': 65,
  '1h30m': 90,
  '1 hr 30 mins': 90,
  '1 hora y 30 minutos': 90,
  '１：３０': 90,
  ' 1 : 30 ': 90,
};

const NOT_READ = [
  '',
  ' ',
  'soon',
  '1:75',
  '1:5',
  '-1:30',
  '1h75',
  '0',
  '0:00',
  '1:30:00',
  '1.5.5',
  '100h',
  '1e3',
  '9999',
];

describe('a stretch of time', () => {
  it.each(Object.entries(READ))('%s is read', (text, minutes) => {
    expect(readDuration(text)).toBe(minutes);
  });

  it.each(NOT_READ)('"%s" is not taken for one', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it('is written so that it reads back as the same', () => {
    for (let minutes = 1; minutes <= 1440; minutes += 1)
      expect(readDuration(writeDuration(minutes)), String(minutes)).toBe(minutes);
  });
});
