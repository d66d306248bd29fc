/** A heading is where one reads on from. Whoever has put the focus elsewhere meanwhile keeps it there. */
export function focusHeading(part: Element): void {
  if (document.activeElement !== document.body) return;
  focusOn((part.isConnected ? part : document).querySelector('h1, h2, h3'));
}

/** On what the keyboard cannot reach of itself, and without moving the page. */
export function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
