import { signal } from '@preact/signals';
import { rememberPlace } from './place-on-page.ts';

/** Where the reader is, and how they came there: by a link, or back to a page they had left. */
export interface Address {
  path: string;
  how: 'first' | 'onward' | 'back';
}

const pathNow = () => location.pathname.replace(/\/+$/, '') || '/';

export const address = signal<Address>({ path: pathNow(), how: 'first' });

/** The press that turned the page: where on the screen, and when. */
let press: { x: number; y: number; at: number } | undefined;
const SAME_PRESS_MS = 800;
const SAME_PLACE_PX = 30;

/** Follows links within the product without loading the document again. */
export function watchAddress(): void {
  address.value = { path: pathNow(), how: 'first' };
  addEventListener('click', ignoreSecondTap, { capture: true });
  addEventListener('click', follow);
  addEventListener('popstate', () => {
    if (pathNow() !== address.peek().path) address.value = { path: pathNow(), how: 'back' };
  });
}

/**
 * The second half of a double tap on a link falls on whatever the next page has in that place, which nobody has chosen. A
 * press by key has no place (`detail` is 0) and is always meant.
 */
function ignoreSecondTap(event: MouseEvent): void {
  const first = press;
  // Only the very next press can be the second half of one.
  press = undefined;
  if (!first || event.detail === 0 || performance.now() - first.at > SAME_PRESS_MS) return;
  if (Math.hypot(event.screenX - first.x, event.screenY - first.y) > SAME_PLACE_PX) return;
  press = first;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function follow(event: MouseEvent): void {
  const link = linkOf(event);
  if (!link || event.defaultPrevented || event.button !== 0 || isForBrowser(event, link)) return;
  event.preventDefault();
  const path = link.pathname.replace(/\/+$/, '');
  if (path === pathNow()) return;
  if (event.detail > 0) press = { x: event.screenX, y: event.screenY, at: performance.now() };
  rememberPlace();
  history.pushState(null, '', link.pathname);
  address.value = { path, how: 'onward' };
}

const linkOf = (event: MouseEvent) =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;

/** A new tab or window, a download, a place on this page, another site or a page that the server prints. */
function isForBrowser(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.shiftKey ||
    link.hasAttribute('download') ||
    !/^(_self)?$/.test(link.target) ||
    link.getAttribute('href')?.startsWith('#') === true ||
    link.origin !== location.origin ||
    !/^\/app(\/|$)/.test(link.pathname)
  );
}
