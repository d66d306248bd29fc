import { useLayoutEffect, useRef } from 'preact/hooks';

/** A heading is where one reads on from. Whoever has put the focus elsewhere meanwhile keeps it there. */
export function focusHeading(part: Element): void {
  if (document.activeElement !== document.body) return;
  const place = part.isConnected ? part : document.body;
  const heading = place.querySelector<HTMLElement>('h1, h2, h3') ?? document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

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
    else focusHeading(part ?? document.body);
  });
  return place;
}
