import type tablesEn from '../../../course-content/words/en/case-tables.json';
import type tablesEs from '../../../course-content/words/es/case-tables.json';

/** Words of the tables of a case, for every page that shows them. */
declare module '../../core/words.types.ts' {
  interface WordsFiles {
    'case-tables': { en: typeof tablesEn; es: typeof tablesEs };
  }
}
