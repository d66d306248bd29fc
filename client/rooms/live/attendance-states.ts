import type { StateName } from '../../ui/icon.tsx';
import type { Own } from './live.types.ts';

/** How each state of an attendance is drawn. */
export const STATES: Record<Own['state'], StateName> = {
  here: 'done',
  late: 'done',
  'left-early': 'done',
  'made-up': 'done',
  'checked-in': 'waiting',
  told: 'quiet',
  excused: 'quiet',
  absent: 'attention',
  missed: 'attention',
  expected: 'todo',
};
