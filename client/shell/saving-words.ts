import { signal } from '@preact/signals';
import type savingEn from '../../course-content/words/en/saving.json';
import type savingEs from '../../course-content/words/es/saving.json';
import { needWords } from '../core/i18n.ts';

declare module '../core/words.types.ts' {
  interface WordsFiles {
    saving: { en: typeof savingEn; es: typeof savingEs };
  }
}

/** Whether the words are here. They come with the first part that speaks of saving, and are not in the first load. */
export const savingWords = signal(false);

function fetchWords(): void {
  needWords('saving').then(
    () => (savingWords.value = true),
    () => addEventListener('online', fetchWords, { once: true }),
  );
}
fetchWords();
