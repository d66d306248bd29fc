import { isLearner } from '../../core/roles.ts';
import type { RoomParts } from '../../shell/page.types.ts';
import { CASE_PART, LEFT_OUT } from './business-case.types.ts';

export const parts: RoomParts = {
  slots: {
    BC: {
      opensFor: isLearner,
      words: ['case', 'case-editor'],
      load: async () => (await import('./section-in-step.tsx')).SectionInStep,
    },
    FORM: {
      opensFor: isLearner,
      words: ['case', 'case-leaders', 'case-versions'],
      // Before the forms room: a leader fills it in, by a link.
      rank: -1,
      takes: (target) => target === 'FORM:senior-leader-feedback',
      load: async () => (await import('./leaders-in-step.tsx')).LeadersInStep,
    },
    '*under-note': {
      opensFor: isLearner,
      words: ['case-notes'],
      load: async () => (await import('./send-note.tsx')).SendNote,
    },
  },
  roadMap: {
    words: ['case-evaluation'],
    load: async () => (await import('./evaluation-next.tsx')).EvaluationNext,
  },
  senders: {
    [CASE_PART]: async () => (await import('./case.state.ts')).sendPart,
    [LEFT_OUT]: async () => (await import('./versions.state.ts')).sendLeftOut,
  },
};
