import { signal } from '@preact/signals';
import { rememberPlace } from './place-on-page.ts';

/** Where the reader is, and how they came there: by a link, or back to a page they had left. */
export interface Address {
  path: string;
  /** Which view of the page: `?who=left`, or nothing. */
  query: string;
  /** `within`: to another view of the page that stands, by something on it. */
  how: 'first' | 'onward' | 'back' | 'within';
}

const pathNow = () => location.pathname.replace(/\/+$/, '') || '/';
const addressNow = (how: Address['how']): Address => ({ path: pathNow(), query: location.search, how });
const isAt = ({ path, query }: Pick<Address, 'path' | 'query'>) =>
  path === address.peek().path && query === address.peek().query;

export const address = signal<Address>(addressNow('first'));

/** The press that turned the page: where on the screen, and when. */
let press: { x: number; y: number; at: number } | undefined;
const SAME_PRESS_MS = 800;
const SAME_PLACE_PX = 30;

/** Follows links within the product without loading the document again. */
export function watchAddress(): void {
  address.value = addressNow('first');
  addEventListener('click', ignoreSecondTap, { capture: true });
  addEventListener('click', follow);
  addEventListener('popstate', () => {
    const back = addressNow('back');
    if (!isAt(back)) address.value = back;
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
  const to = { path: link.pathname.replace(/\/+$/, ''), query: link.search };
  if (isAt(to)) return;
  if (event.detail > 0) press = { x: event.screenX, y: event.screenY, at: performance.now() };
  go({ ...to, how: 'onward' });
}

/**
 * Another view of a page that stands: a tab, the next part of a list. It is an address of its own, so that back, forward and
 * a reload keep it, but the page stays, with the focus and the place on it. Its names come among the page's `params`.
 */
export function showView(path: string, names: Record<string, string>): void {
  const query = new URLSearchParams(names).toString();
  const to = { path, query: query && `?${query}` };
  if (!isAt(to)) go({ ...to, how: 'within' });
}

export function go(to: Address): void {
  rememberPlace();
  history.pushState(null, '', to.path + to.query);
  address.value = to;
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
