import type core from '../../course-content/words/en/core.json';
import type coreEs from '../../course-content/words/es/core.json';
import type problem from '../../course-content/words/en/core-problem.json';
import type problemEs from '../../course-content/words/es/core-problem.json';

/** The tables of each words file. A room adds its own in `<room>.pages.ts`, beside the pages that speak it. */
export interface WordsFiles {
  core: { en: typeof core; es: typeof coreEs };
  'core-problem': { en: typeof problem; es: typeof problemEs };
}

export type WordsRoom = keyof WordsFiles;
type KeysOf<Language extends 'en' | 'es'> = {
  [Room in WordsRoom]: keyof WordsFiles[Room][Language] & string;
}[WordsRoom];
type Same<T extends U, U> = T;

/** Every key of the client's words, in both languages: one that is missing in Spanish is a compile error here. */
export type Key = Same<KeysOf<'en'>, KeysOf<'es'>>;
