import type pickerEn from '../../../course-content/words/en/picker.json';
import type pickerEs from '../../../course-content/words/es/picker.json';
import { isStaff } from '../../core/roles.ts';
import type { ClientRoom } from '../../shell/page.types.ts';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    picker: { en: typeof pickerEn; es: typeof pickerEs };
  }
}

export const room: ClientRoom = {
  pages: [
    {
      path: '/app/picker',
      opensFor: isStaff,
      words: ['picker'],
      asks: () => ['GET /api/picker'],
      bare: true,
      load: async () => (await import('./picker.page.tsx')).pickerPage,
    },
  ],
};
