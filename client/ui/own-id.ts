import { useMemo } from 'preact/hooks';

let last = 0;

/**
 * An id that no other part of the document has. Preact's own `useId` counts from the beginning in each tree, and the
 * places of a step are trees of their own: a label would name the box of another one, and radios of two be one group.
 */
export function useOwnId(): string {
  return useMemo(() => `own-${(last += 1)}`, []);
}
