import { isLearner } from '../../core/roles.ts';
import type { RoomParts } from '../../shell/page.types.ts';
import { TRIAD_TAP } from './triad.types.ts';
import './triad.words.ts';

const words = ['live-triad'] as const;
const SHEET = /^FORM:triad-observation(#|$)/;

export const parts: RoomParts = {
  slots: {
    '*over-step': {
      opensFor: isLearner,
      words,
      inStep: ({ type }) => type === 'practice-triad',
      load: async () => (await import('./triad-in-step.tsx')).TriadInStep,
    },
    FORM: {
      opensFor: isLearner,
      words,
      // Before the forms room, which would show it about nobody.
      rank: -1,
      takes: (target) => SHEET.test(target),
      load: async () => (await import('./triad-sheet-in-step.tsx')).TriadSheetInStep,
    },
  },
  senders: { [TRIAD_TAP]: async () => (await import('./triad.state.ts')).sendTap },
};
