import { isInCourse, isLearner } from '../../core/roles.ts';
import { ACT, MARK, NOTE, OUTCOME, QUIZ, RETURNED } from './course.types.ts';
import type { RoomParts } from '../../shell/page.types.ts';

export const parts: RoomParts = {
  slots: {
    '*prompt': {
      opensFor: isLearner,
      words: ['course-note'],
      load: async () => (await import('./note-box.tsx')).NoteBox,
    },
    '*quiz': {
      opensFor: isLearner,
      words: ['course-quiz'],
      load: async () => (await import('./quiz-in-step.tsx')).QuizInStep,
    },
    '*play': {
      opensFor: isInCourse,
      words: ['course-play'],
      load: async () => (await import('./play-in-step.tsx')).PlayInStep,
    },
    '*carry': {
      opensFor: isLearner,
      words: ['course-way'],
      load: async () => (await import('./act-form.tsx')).CarryIt,
    },
    '*over-step': [
      {
        opensFor: isLearner,
        words: ['course-way'],
        rank: 1,
        load: async () => (await import('./last-time.tsx')).LastTimeInStep,
      },
      {
        opensFor: isLearner,
        words: ['course-quiz'],
        rank: 2,
        load: async () => (await import('./returning.tsx')).Returning,
      },
    ],
    '*under-step': [
      {
        opensFor: isLearner,
        words: ['course-note'],
        rank: 1,
        load: async () => (await import('./note-box.tsx')).OwnNote,
      },
      {
        opensFor: isInCourse,
        words: ['course-times'],
        rank: 5,
        load: async () => (await import('./step-time.tsx')).StepTime,
      },
    ],
  },
  senders: {
    [ACT]: async () => (await import('./act.state.ts')).sendAct,
    [OUTCOME]: async () => (await import('./act.state.ts')).sendOutcome,
    [MARK]: async () => (await import('./mark.state.ts')).sendMark,
    [NOTE]: async () => (await import('./note.state.ts')).sendNote,
    [QUIZ]: async () => (await import('./quiz.state.ts')).sendQuiz,
    [RETURNED]: async () => (await import('./returning.state.ts')).sendReturned,
  },
};
