/** A heading is where one reads on from. Whoever has put the focus elsewhere meanwhile keeps it there. */
export function focusHeading(part: Element): void {
  if (document.activeElement !== document.body) return;
  const place = part.isConnected ? part : document.body;
  const heading = place.querySelector<HTMLElement>('h1, h2, h3') ?? document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
