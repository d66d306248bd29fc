import { isLearner, isTrainer } from '../../core/roles.ts';
import type { RoomParts, SlotProps } from '../../shell/page.types.ts';
import './live.words.ts';
import { TAP } from './meeting.types.ts';
import { TURN } from './set.types.ts';

const words = ['live'] as const;
const isSession = ({ type }: SlotProps['step']): boolean => type === 'live-session';
const isOfSet = (step: SlotProps['step']): boolean => isSession(step) && step.visibility === 'set';

const SET_WORDS = ['live', 'live-set'] as const;
const setProduct = async () => (await import('./set-in-step.tsx')).SetProduct;

export const parts: RoomParts = {
  slots: {
    '*over-step': [
      {
        opensFor: isLearner,
        words,
        inStep: (step) => isSession(step) && !isOfSet(step),
        load: async () => (await import('./session-in-step.tsx')).SessionInStep,
      },
      {
        opensFor: isLearner,
        words: SET_WORDS,
        inStep: isOfSet,
        load: async () => (await import('./set-in-step.tsx')).SetInStep,
      },
      {
        opensFor: isTrainer,
        words,
        inStep: isSession,
        load: async () => (await import('./held-in-step.tsx')).HeldInStep,
      },
    ],
    SET: { opensFor: isLearner, words: SET_WORDS, load: setProduct },
    // No papers of one's own: its rules stand on the page of the set, records of turns on that of the meeting.
    FORM: {
      opensFor: isLearner,
      words: SET_WORDS,
      rank: -1,
      takes: (target) => target === 'FORM:set-ground-rules' || target === TURN,
      load: setProduct,
    },
    '*under-step': [
      {
        opensFor: isLearner,
        words,
        // A meeting of a set is evaluated by its own form: nobody is asked twice in a week (C27).
        inStep: (step) => isSession(step) && !isOfSet(step),
        load: async () => (await import('./pulse-in-step.tsx')).PulseInStep,
      },
      {
        opensFor: isLearner,
        words,
        inStep: isOfSet,
        load: async () => (await import('./account-in-step.tsx')).AccountInStep,
      },
    ],
  },
  senders: { [TAP]: async () => (await import('./meeting.state.ts')).sendTap },
  roadMap: { words, load: async () => (await import('./live-line.tsx')).LiveLine },
};
