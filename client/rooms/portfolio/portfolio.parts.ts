import { isLearner } from '../../core/roles.ts';
import { DOCUMENT } from './portfolio.types.ts';
import type { RoomParts } from '../../shell/page.types.ts';

export const parts: RoomParts = {
  slots: {
    PORT: {
      opensFor: isLearner,
      words: ['portfolio'],
      load: async () => (await import('./part-in-step.tsx')).PartInStep,
    },
  },
  senders: { [DOCUMENT]: async () => (await import('./portfolio.state.ts')).sendDocument },
};
