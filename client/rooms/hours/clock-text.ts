/**
 * What people write for a time of day, as `16:10`: 16:10, 16.10, 1610, 16h10, 16 h, 9, 4:10 pm. A phone's keyboard of
 * figures has no colon, so four of them are enough. Undefined: no time of day.
 */
export function readClock(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.]*([ap])[\s.]*m[\s.]*$/, '$1')
    .replace(/\s+/g, '');
  const found = /^(\d{1,2})(?:[:.,h]([0-5]\d)?|([0-5]\d))?h?([ap])?$/.exec(plain);
  if (!found) return undefined;
  const [, hours = '', parted, joined, half] = found;
  const hour = hourOf(Number(hours), half);
  if (hour === undefined || hour > 23) return undefined;
  return `${String(hour).padStart(2, '0')}:${parted ?? joined ?? '00'}`;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
