import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusHeading } from './focus-heading.ts';

/**
 * What is pressed often goes with what it changes. Then the focus goes to whatever the answer is the `ref` of, else to the
 * heading of its part, and not to the top of the page. To be called by whoever draws the change.
 */
export function useFocusKept<E extends HTMLElement>(): { current: E | null } {
  const place = useRef<E>(null);
  // Asked while it is drawn: once something is gone, nobody knows that it had the focus.
  const had = document.activeElement;
  const part = had?.closest('section, aside, main');
  useLayoutEffect(() => {
    if (!had || had.isConnected || document.activeElement !== document.body) return;
    if (place.current) place.current.focus({ preventScroll: true });
    else focusHeading(part?.querySelector('h1, h2, h3') ? part : document.body);
  });
  return place;
}
