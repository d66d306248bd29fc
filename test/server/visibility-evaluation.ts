import type { Shown, Thing } from './visibility-kit.ts';

/** What is written around meetings of sets. */
export const shownOfEvaluation: Record<string, Shown> = {
  'account.ownMeetings': {
    owner: 'asking learner',
    path: () => '/api/live/sets/attended',
    things: (answer: Thing) => [answer],
  },
};
