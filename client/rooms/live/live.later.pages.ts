import type meetingEn from '../../../course-content/words/en/live-meeting.json';
import type meetingEs from '../../../course-content/words/es/live-meeting.json';
import { isLearner, isTrainer } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'live-meeting': { en: typeof meetingEn; es: typeof meetingEs };
  }
}

/** One page that the members of a set and whoever facilitates it share. */
const page = {
  path: '/app/meetings/:set/:n',
  words: ['live-meeting', 'evaluation'] as const,
  load: async () => (await import('./meeting.page.tsx')).meetingPage,
};

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/set/records',
      opensFor: isLearner,
      words: ['live', 'live-set'],
      within: '/app/set',
      load: async () => (await import('./set-records.page.tsx')).setRecordsPage,
    },
    { ...page, opensFor: isLearner, within: '/app/set' },
    { ...page, opensFor: isTrainer, within: '/app/sets' },
  ],
};
