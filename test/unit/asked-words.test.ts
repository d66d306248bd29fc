import { expect, it } from 'vitest';
import { lastDayText } from '../../server/rooms/hours/asked.words.ts';

it('a link is good on the whole of the day that is named, wherever its reader lives', () => {
  const said = (until: string) => lastDayText('en', new Date(until));
  // The ninth of March ends last at twelve o’clock UTC of the tenth.
  expect(said('2026-03-10T12:00:00Z')).toBe('9 March');
  expect(said('2026-03-10T11:59:00Z')).toBe('8 March');
  expect(lastDayText('es', new Date('2026-03-10T12:00:00Z'))).toBe('9 de marzo');
});
