import '../../client/shell/staff-words.ts';
import { configure, getQueriesForElement } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { type ComponentChild, render as draw } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, onTestFinished, vi } from 'vitest';
import { needWords } from '../../client/core/i18n.ts';

/**
 * A page in a document of its own: what a test presses and reads is what a person would. Every event runs inside `act`,
 * so that what it changed is drawn when the next line looks. Waits do not: inside `act` nothing is drawn before its end.
 */
configure({
  eventWrapper: (work) => {
    const done: { result?: unknown } = {};
    void act(() => {
      done.result = work();
    });
    return done.result as ReturnType<typeof work>;
  },
});

const places: HTMLElement[] = [];

/** Draws a part as a page would, and answers the ways to find things in it and a person who presses and types. */
export function render(what: ComponentChild) {
  const place = document.body.appendChild(document.createElement('div'));
  places.push(place);
  const redraw = (next: ComponentChild) => void act(() => draw(next, place));
  redraw(what);
  return { ...getQueriesForElement(document.body), place, redraw, user: userEvent.setup() };
}

let now = 0;
/** A press right after a change is not taken: every press of this test comes a while after the one before it. */
export function pressesApart(): void {
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 10_000));
  onTestFinished(() => clock.mockRestore());
}

/** As on any page that stands. */
beforeAll(() => needWords('core-problem'));

beforeEach(() => {
  vi.stubGlobal('fetch', (address: unknown) =>
    Promise.reject(new Error(`A test of the client asked the network: ${String(address)}`)),
  );
});

afterEach(() => {
  for (const place of places.splice(0)) {
    void act(() => draw(null, place));
    place.remove();
  }
  document.body.replaceChildren();
  document.documentElement.removeAttribute('data-look');
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** jsdom has no `reportError`: what a page reports must fail its test. */
globalThis.reportError ??= (error: unknown) =>
  queueMicrotask(() => {
    throw error;
  });

/** jsdom has no `CSS`; user-event asks it for the names of radios. */
globalThis.CSS ??= {
  escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`),
} as typeof globalThis.CSS;

/**
 * jsdom scrolls nothing and has `<dialog>` without its methods. This is what a test can see of them: open, modal only once, a `close` event.
 * The top layer, Escape and the returning focus are the browser's own, and are tested in one.
 */
Element.prototype.scrollIntoView ??= () => undefined;
const dialog = HTMLDialogElement.prototype;
dialog.showModal ??= function showModal(this: HTMLDialogElement) {
  if (this.open) throw new DOMException('The dialog is open already.', 'InvalidStateError');
  this.open = true;
  (
    this.querySelector<HTMLElement>('[autofocus]') ?? this.querySelector<HTMLElement>('button, input')
  )?.focus();
};
dialog.close ??= function close(this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
