import { isLearner } from '../../core/roles.ts';
import type { RoomParts } from '../../shell/page.types.ts';
import './evaluation.words.ts';

const FORMS = new Set(['FORM:set-evaluation', 'FORM:final-outcome-evaluation']);

export const parts: RoomParts = {
  slots: {
    FORM: {
      opensFor: isLearner,
      words: ['evaluation', 'forms', 'run-notes'],
      // Before the forms room, which would show them without the meeting that they are about.
      rank: -1,
      takes: (target) => FORMS.has(target),
      load: async () => (await import('./evaluation-in-step.tsx')).EvaluationInStep,
    },
  },
  roadMap: {
    words: ['evaluation'],
    load: async () => (await import('./evaluation-line.tsx')).EvaluationLine,
  },
};
