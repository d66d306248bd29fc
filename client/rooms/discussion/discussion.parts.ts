import { isLearner, isTrainer } from '../../core/roles.ts';
import type { Me } from '../../core/session.ts';
import { SAID } from './discussion.types.ts';
import type { RoomParts } from '../../shell/page.types.ts';

const isOfTheRun = (person: Me) => isLearner(person) || isTrainer(person);

export const parts: RoomParts = {
  slots: {
    '*under-step': {
      opensFor: isOfTheRun,
      words: ['discussion'],
      rank: 90,
      load: async () => (await import('./under-step.tsx')).UnderStep,
    },
    WALL: {
      opensFor: isOfTheRun,
      words: ['discussion'],
      load: async () => (await import('./wall-in-step.tsx')).WallInStep,
    },
  },
  senders: { [SAID]: async () => (await import('./discussion.state.ts')).sendSaid },
};
