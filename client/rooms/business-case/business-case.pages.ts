import type caseEn from '../../../course-content/words/en/case.json';
import type caseEs from '../../../course-content/words/es/case.json';
import { isLearner } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    case: { en: typeof caseEn; es: typeof caseEs };
  }
}

const CASE = '/app/case';
const page = {
  opensFor: isLearner,
  words: ['case', 'case-editor'] as const,
  within: CASE,
};
const load = async () => (await import('./case.page.tsx')).casePage;

export const room: ClientRoom = {
  pages: [
    {
      ...page,
      path: CASE,
      place: { icon: 'case', word: 'core.place.case', short: 'core.place.case.short', rank: 45 },
      load,
    },
    { ...page, path: `${CASE}/:section`, load },
  ],
};
