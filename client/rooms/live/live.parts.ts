import { isLearner, isTrainer } from '../../core/roles.ts';
import type { RoomParts, SlotProps } from '../../shell/page.types.ts';
import './live.words.ts';

const words = ['live'] as const;
const isSession = ({ type }: SlotProps['step']): boolean => type === 'live-session';

export const parts: RoomParts = {
  slots: {
    '*over-step': [
      {
        opensFor: isLearner,
        words,
        inStep: isSession,
        load: async () => (await import('./session-in-step.tsx')).SessionInStep,
      },
      {
        opensFor: isTrainer,
        words,
        inStep: isSession,
        load: async () => (await import('./held-in-step.tsx')).HeldInStep,
      },
    ],
    '*under-step': {
      opensFor: isLearner,
      words,
      inStep: isSession,
      load: async () => (await import('./pulse-in-step.tsx')).PulseInStep,
    },
  },
  roadMap: { words, load: async () => (await import('./live-line.tsx')).LiveLine },
};
