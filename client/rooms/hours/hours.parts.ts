import { isLearner } from '../../core/roles.ts';
import { ENTRY, VOID } from './hours.types.ts';
import type { RoomParts } from '../../shell/page.types.ts';

/** Forms that are about somebody who is mentored; their practice copies open where they stand. */
const PAPERS = new Set(
  ['mentoring-agreement', 'progress-record', 'midpoint-review', 'final-review', 'no-fault-ending'].map(
    (form) => `FORM:${form}`,
  ),
);

export const parts: RoomParts = {
  slots: {
    HOURS: {
      opensFor: isLearner,
      words: ['hours', 'hours-copies', 'hours-entry'],
      load: async () => (await import('./hours-in-step.tsx')).HoursInStep,
    },
    FORM: {
      opensFor: isLearner,
      words: ['hours', 'hours-relationship'],
      // Before the forms room, which would show them without anybody they are about.
      rank: -1,
      takes: (target) => PAPERS.has(target),
      load: async () => (await import('./paper-in-step.tsx')).PaperInStep,
    },
  },
  roadMap: {
    words: ['hours', 'hours-copies'],
    load: async () => (await import('./hours-line.tsx')).HoursLine,
  },
  senders: {
    [ENTRY]: async () => (await import('./hours.state.ts')).sendEntry,
    [VOID]: async () => (await import('./hours.state.ts')).sendVoid,
  },
};
