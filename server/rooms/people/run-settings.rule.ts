import type { Lang } from '../../core/endpoint.contract.ts';

export type PerLang = Record<Lang, string>;

/** Days on which the course rests, the first and the last among them. */
export interface Closure {
  from: string;
  to: string;
  why: string;
}

/** Somebody to turn to where it happens: who it is, and how to reach them. */
export interface Contact {
  who: string;
  how: string;
}

/** What trainers settle of a run beside its first day and its time zone. */
export interface RunSettings {
  /** What newcomers read in; `own`: each in the language that the platform says is theirs. */
  lang: 'own' | Lang;
  /** What learners call their trainers, as it follows "your"; empty: as the tool says. */
  trainer: PerLang;
  /** What kind of run it is and for whom, in the trainers' words; learners read it. */
  about: PerLang;
  /** How soon the trainers answer. */
  promise: PerLang;
  dates: 'fixed' | 'provisional';
  /** `locked`: a step opens when those before it in its module are done. */
  order: 'advised' | 'locked';
  closures: Closure[];
  contacts: Contact[];
}

const none = { en: '', es: '' };

export const FIRST_SETTINGS: RunSettings = {
  lang: 'own',
  trainer: none,
  about: none,
  promise: none,
  dates: 'fixed',
  order: 'advised',
  closures: [],
  contacts: [],
};

/** The settings with the two that stand in columns of their own. */
export interface Settled extends RunSettings {
  startsOn: string | null;
  timeZone: string | null;
}

/** One field that somebody changed; kept for good. */
export interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

export interface HistoryEntry {
  /** The person who changed it. */
  by: string;
  at: Date;
  changes: Change[];
}

/** What differs, field by field; of one language of a text alone, that language. */
export function changesBetween(before: Settled, after: Settled): Change[] {
  return (Object.keys(after) as (keyof Settled)[]).flatMap((field): Change[] => {
    const [from, to] = [before[field], after[field]];
    if (isPerLang(from) && isPerLang(to))
      return (['en', 'es'] as const)
        .filter((lang) => from[lang] !== to[lang])
        .map((lang) => ({ field: `${field}.${lang}`, from: from[lang], to: to[lang] }));
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

const isPerLang = (value: unknown): value is PerLang =>
  typeof value === 'object' && value !== null && 'en' in value && 'es' in value;
