import { stateOf } from './entry.rule.ts';
import type { HoursNumbers } from './hours-numbers.types.ts';
import type { Log } from './log.types.ts';

/** A log as counting asks for it: each entry with its state (H9). */
export const withStates = (
  { entries, relationships }: Pick<Log, 'entries' | 'relationships'>,
  numbers: HoursNumbers,
) => ({
  relationships,
  entries: entries.map((entry) => ({ ...entry, state: stateOf(entry, numbers) })),
});
