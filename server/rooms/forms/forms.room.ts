import type { RoomPlan } from '../../house.ts';
import { formsPart } from './forms.content.ts';

/** Reads the forms of a course folder; nobody fills one in here yet, so it does not open. */
export const formsRoom = {
  name: 'forms',
  contract: {},
  content: [formsPart],
} satisfies RoomPlan<'forms', object, never, never, never>;
