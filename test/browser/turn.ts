import type { Lang } from './place.ts';

/** `SWEEP=full`: every long sweep whole. */
export const full = process.env['SWEEP'] === 'full';

/** As the run began: a midnight within it changes nothing. */
const today = Math.floor(Date.now() / 86_400_000);
const LANGS: readonly Lang[] = ['en', 'es'];

/** In which language the thing at this place of a long sweep has its turn: the other one tomorrow. */
export const languageToday = (at: number): Lang => LANGS[(at + today) % LANGS.length] ?? 'en';
