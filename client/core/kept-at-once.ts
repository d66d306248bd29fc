import { AT_ONCE, namesAtOnce } from './kept.ts';

/**
 * Keeps a value before the next line runs, which IndexedDB cannot: for a page that is going this moment. It stays until
 * somebody takes it.
 */
export function keepAtOnce(key: string, value: unknown): void {
  try {
    localStorage.setItem(`${AT_ONCE}${key}`, JSON.stringify(value));
  } catch {
    // Refused or full: IndexedDB was asked too, and may still make it.
  }
}

/** Keys of what was kept so and begins so. */
export const keptAtOnce = (start: string): string[] =>
  namesAtOnce(start).map((name) => name.slice(AT_ONCE.length));

export function valueAtOnce(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`${AT_ONCE}${key}`) ?? 'null');
  } catch {
    return null;
  }
}

export function forgetAtOnce(key: string): void {
  try {
    localStorage.removeItem(`${AT_ONCE}${key}`);
  } catch {
    // Then there is none.
  }
}
