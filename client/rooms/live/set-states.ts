import type { StateName } from '../../ui/icon.tsx';
import type { PlannedMeeting } from './set.types.ts';

export const MEETING_STATES: Record<PlannedMeeting['state'], StateName> = {
  planned: 'todo',
  open: 'doing',
  held: 'done',
};
