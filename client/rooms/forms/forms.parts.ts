import { isInCourse } from '../../core/roles.ts';
import { ANSWER } from './forms.types.ts';
import type { RoomParts, SlotDeclaration } from '../../shell/page.types.ts';

const slot: SlotDeclaration = {
  opensFor: isInCourse,
  words: ['forms', 'run-notes'],
  load: async () => (await import('./form-slot.tsx')).FormSlot,
};

export const parts: RoomParts = {
  slots: { FORM: slot, OCP: slot },
  senders: { [ANSWER]: async () => (await import('./forms.state.ts')).sendAnswer },
};
