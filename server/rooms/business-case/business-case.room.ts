import type { RoomPlan } from '../../house.ts';
import { businessCasePart } from './business-case.content.ts';

/** Reads the template of a course folder; nobody writes in it here yet, so it does not open. */
export const businessCaseRoom = {
  name: 'business-case',
  contract: {},
  content: [businessCasePart],
} satisfies RoomPlan<'business-case', object, never, never, never>;
