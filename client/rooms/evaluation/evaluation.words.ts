import type evaluationEn from '../../../course-content/words/en/evaluation.json';
import type evaluationEs from '../../../course-content/words/es/evaluation.json';

declare module '../../core/words.types.ts' {
  interface WordsFiles {
    evaluation: { en: typeof evaluationEn; es: typeof evaluationEs };
  }
}
