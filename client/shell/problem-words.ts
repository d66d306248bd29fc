import { useEffect } from 'preact/hooks';
import { hasWords, needWords } from '../core/i18n.ts';

/**
 * What is said when something did not work. A first page that works says none of it, so it comes when that page stands,
 * to be here when the network is not; or with the first part that has something to say.
 */
export function bringProblemWords(): void {
  needWords('core-problem').catch(() => addEventListener('online', bringProblemWords, { once: true }));
}

/** False until there are words to say it in: nothing is drawn then. */
export function useProblemWords(): boolean {
  useEffect(bringProblemWords, []);
  return hasWords('core-problem');
}
